-- Both databases run this file. Times are epoch nanoseconds, 0 for what did not happen.
-- Records that the law asks for: never deleted by the engine.

CREATE TABLE abandoned_call (
  call_id BIGINT NOT NULL PRIMARY KEY,
  campaign VARCHAR(32) NOT NULL,
  lead_id BIGINT NOT NULL,
  phone BIGINT NOT NULL,
  caller_id TEXT NOT NULL,
  reason VARCHAR(24) NOT NULL,
  answered_at_ns BIGINT NOT NULL,
  ended_at_ns BIGINT NOT NULL,
  message TEXT NOT NULL,
  message_at_ns BIGINT NOT NULL,
  heard_out SMALLINT NOT NULL,
  opted_out SMALLINT NOT NULL,
  rests_until_ns BIGINT NOT NULL
);

CREATE INDEX abandoned_call_campaign ON abandoned_call (campaign, ended_at_ns);
