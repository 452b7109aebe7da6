-- Differences of closed months, carried into a later one. The closed run stays as it is; the entry says what was
-- found, how it is taxed and in which month it is settled. The amounts lie in the payload, the sums serve SQL.
CREATE TABLE retro_entry (
  employee    TEXT NOT NULL,
  entity      TEXT NOT NULL,
  earning_month TEXT NOT NULL,        -- the month the difference is of
  settled_month TEXT NOT NULL,        -- the earning month of the run that pays or recovers it
  treatment   TEXT NOT NULL,          -- when_paid | when_earned
  gross       BIGINT NOT NULL,
  tax         BIGINT NOT NULL,
  payload     BYTES NOT NULL,
  voided      BIGINT NOT NULL DEFAULT 0,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, entity, earning_month, settled_month, batch)
);
CREATE INDEX retro_entry_settled ON retro_entry (settled_month);

-- The first month an account's work-injury rate holds for; NULL = not stated.
ALTER TABLE employer_account ADD COLUMN work_injury_from TEXT;

-- Which of the company's own facts and decisions a run knew, so that it can be repeated; NULL = all.
ALTER TABLE run ADD COLUMN known_fact BIGINT;
ALTER TABLE run ADD COLUMN known_decision BIGINT;
