-- Versions of rule texts. A text (rule_version) never changes; a release says from which month on it holds, who
-- submitted it and who published it. It is known from published_at until retired_at.
CREATE TABLE rule_release (
  id          BIGINT PRIMARY KEY,
  salary_group TEXT NOT NULL,
  digest      TEXT NOT NULL,
  from_month  TEXT NOT NULL,          -- the first earning month it holds for
  note        TEXT NOT NULL,          -- why, in the submitter's words
  submitted_by TEXT NOT NULL,
  submitted_at TEXT NOT NULL,
  published_by TEXT,
  published_at TEXT,
  replaces    BIGINT,                 -- the release in force for from_month when published; NULL = the text in files
  retired_by  TEXT,
  retired_at  TEXT
);
CREATE INDEX rule_release_group ON rule_release (salary_group);

-- A release on trial with chosen people for some months, before or instead of being published.
CREATE TABLE rule_pilot (
  id          BIGINT PRIMARY KEY,
  release     BIGINT NOT NULL,
  from_month  TEXT NOT NULL,
  to_month    TEXT NOT NULL,          -- the last month
  started_by  TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  ended_by    TEXT,
  ended_at    TEXT
);

CREATE TABLE rule_pilot_member (
  pilot       BIGINT NOT NULL,
  kind        TEXT NOT NULL,          -- employee | entity
  code        TEXT NOT NULL,
  PRIMARY KEY (pilot, kind, code)
);

-- That somebody saw what a text changes in a run.
CREATE TABLE rule_comparison (
  id          BIGINT PRIMARY KEY,
  digest      TEXT NOT NULL,
  salary_group TEXT NOT NULL,
  run         BIGINT NOT NULL,
  seen_by     TEXT NOT NULL,
  seen_at     TEXT NOT NULL,
  people      BIGINT NOT NULL,
  changed     BIGINT NOT NULL,
  failed      BIGINT NOT NULL,        -- who could not be calculated with the text
  net_change  BIGINT NOT NULL
);

-- The pilot under which a run used a text; NULL = in force. Its key in salary_group is then "office@1a2b3c4d".
ALTER TABLE run_rule ADD COLUMN pilot BIGINT;
