-- Both databases run this file; ${identity} is the one difference (see Dialect).
-- Times are epoch nanoseconds, 0 for what did not happen. Phone numbers are E.164 digits.

CREATE TABLE campaign (
  id ${identity},
  name VARCHAR(32) NOT NULL UNIQUE
);

-- One import.
CREATE TABLE lead_list (
  id ${identity},
  campaign_id BIGINT NOT NULL REFERENCES campaign (id),
  file_name TEXT NOT NULL,
  imported_at_ns BIGINT NOT NULL,
  rows_read BIGINT NOT NULL,
  imported BIGINT NOT NULL,
  invalid BIGINT NOT NULL,
  duplicate BIGINT NOT NULL,
  do_not_call BIGINT NOT NULL,
  no_zone BIGINT NOT NULL,
  -- names of the columns kept in lead.extra, a JSON array
  extra_columns TEXT NOT NULL
);

CREATE INDEX lead_list_campaign ON lead_list (campaign_id);

-- Time zones a number may be in: IANA names, sorted, separated by a blank.
CREATE TABLE zone_set (
  id ${identity},
  zones TEXT NOT NULL UNIQUE
);

CREATE TABLE lead (
  id ${identity},
  campaign_id BIGINT NOT NULL REFERENCES campaign (id),
  list_id BIGINT NOT NULL REFERENCES lead_list (id),
  phone BIGINT NOT NULL,
  phone_kind VARCHAR(24) NOT NULL,
  zone_set_id BIGINT NOT NULL REFERENCES zone_set (id),
  external_id TEXT,
  first_name TEXT,
  last_name TEXT,
  company TEXT,
  email TEXT,
  -- column name to value, a JSON object
  extra TEXT NOT NULL,
  priority SMALLINT NOT NULL,
  status VARCHAR(16) NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at_ns BIGINT NOT NULL,
  claimed_by TEXT
);

CREATE UNIQUE INDEX lead_phone ON lead (phone, campaign_id);
CREATE INDEX lead_ready ON lead (campaign_id, zone_set_id, priority, next_attempt_at_ns, id)
  WHERE status = 'ready';
CREATE INDEX lead_claimed ON lead (claimed_by) WHERE status = 'claimed';
CREATE INDEX lead_campaign ON lead (campaign_id, id);

-- The places of lead_ready at which a claim has to look. Never taken back.
CREATE TABLE lead_group (
  campaign_id BIGINT NOT NULL REFERENCES campaign (id),
  zone_set_id BIGINT NOT NULL REFERENCES zone_set (id),
  priority SMALLINT NOT NULL,
  PRIMARY KEY (campaign_id, zone_set_id, priority)
);

-- How many leads are ready, as a sum: each writer keeps a row of its own, so that none waits for
-- another.
CREATE TABLE lead_tally (
  campaign_id BIGINT NOT NULL REFERENCES campaign (id),
  writer VARCHAR(80) NOT NULL,
  ready BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, writer)
);

CREATE TABLE attempt (
  call_id BIGINT NOT NULL PRIMARY KEY,
  lead_id BIGINT NOT NULL,
  campaign VARCHAR(32) NOT NULL,
  attempt INTEGER NOT NULL,
  phone BIGINT NOT NULL,
  node VARCHAR(32) NOT NULL,
  trunk VARCHAR(32) NOT NULL,
  caller_id TEXT NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  late SMALLINT NOT NULL,
  cause INTEGER NOT NULL,
  sip_status INTEGER NOT NULL,
  agent VARCHAR(32) NOT NULL,
  originated_at_ns BIGINT NOT NULL,
  ringing_at_ns BIGINT NOT NULL,
  answered_at_ns BIGINT NOT NULL,
  connected_at_ns BIGINT NOT NULL,
  ended_at_ns BIGINT NOT NULL,
  next VARCHAR(16) NOT NULL,
  next_attempt_at_ns BIGINT NOT NULL
);

CREATE INDEX attempt_lead ON attempt (lead_id, ended_at_ns);
CREATE INDEX attempt_campaign ON attempt (campaign, ended_at_ns);

-- What the agent recorded; a later word about the same call replaces the earlier one.
CREATE TABLE disposition (
  call_id BIGINT NOT NULL PRIMARY KEY,
  agent VARCHAR(32) NOT NULL,
  code TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at_ns BIGINT NOT NULL
);

CREATE TABLE do_not_call (
  phone BIGINT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  added_at_ns BIGINT NOT NULL,
  change BIGINT NOT NULL
);

CREATE INDEX do_not_call_change ON do_not_call (change);

-- The last change number given; its one row is locked by whoever adds numbers, so that changes
-- become visible in the order of their numbers.
CREATE TABLE do_not_call_clock (
  id INTEGER NOT NULL PRIMARY KEY,
  change BIGINT NOT NULL
);

INSERT INTO do_not_call_clock (id, change) VALUES (1, 0);

-- How far an engine has come: in its command journal, and in the changes of the do-not-call list.
CREATE TABLE journal_position (
  journal_id VARCHAR(64) NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL,
  do_not_call_change BIGINT NOT NULL
);
