-- Calls from outside. Times are epoch nanoseconds, 0 for what did not happen; numbers are E.164 digits.
CREATE TABLE inbound_call (
  call_id BIGINT NOT NULL PRIMARY KEY,
  campaign VARCHAR(32) NOT NULL,
  node VARCHAR(32) NOT NULL,
  called BIGINT NOT NULL,
  -- 0 when not known
  caller BIGINT NOT NULL,
  -- the caller's in that campaign, 0 when none
  lead_id BIGINT NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  agent VARCHAR(32) NOT NULL,
  arrived_at_ns BIGINT NOT NULL,
  connected_at_ns BIGINT NOT NULL,
  ended_at_ns BIGINT NOT NULL
);

CREATE INDEX inbound_call_lead ON inbound_call (lead_id, ended_at_ns);
CREATE INDEX inbound_call_campaign ON inbound_call (campaign, ended_at_ns);
