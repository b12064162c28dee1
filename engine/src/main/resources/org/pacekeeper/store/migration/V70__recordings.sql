-- Recordings of conversations. Both databases run this file. Times are epoch nanoseconds, 0 for what
-- did not happen. The files are on the nodes; a row outlives its file and says when it was deleted.
CREATE TABLE recording (
  call_id BIGINT NOT NULL,
  part INTEGER NOT NULL,
  campaign VARCHAR(32) NOT NULL,
  attempt INTEGER NOT NULL,
  agent TEXT NOT NULL,
  node VARCHAR(32) NOT NULL,
  file TEXT NOT NULL,
  status VARCHAR(16) NOT NULL,
  detail TEXT NOT NULL,
  began_at_ns BIGINT NOT NULL,
  ended_at_ns BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  keep_until_ns BIGINT NOT NULL,
  deleted_at_ns BIGINT NOT NULL,
  PRIMARY KEY (call_id, part)
);

CREATE INDEX recording_due ON recording (keep_until_ns) WHERE deleted_at_ns = 0 AND keep_until_ns > 0;
