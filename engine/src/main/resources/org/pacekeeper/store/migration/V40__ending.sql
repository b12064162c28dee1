-- How the conversation of an attempt went on when it did not end between callee and agent.
CREATE TABLE ending (
  call_id BIGINT NOT NULL,
  ending VARCHAR(16) NOT NULL,
  detail TEXT NOT NULL,
  recorded_at_ns BIGINT NOT NULL,
  PRIMARY KEY (call_id, ending)
);
