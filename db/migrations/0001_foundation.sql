-- The foundation: people, inputs on two time axes, runs and their results, audit chain.
-- One list for SQLite and PostgreSQL. BYTES is BLOB or BYTEA; money is whole fen; dates and months are ISO text.
-- What is known is only added to: a row carries the batch it came with, the latest batch of a key holds, and
-- "as known on a day" is the latest batch recorded by then.

CREATE TABLE audit_entry (
  number      BIGINT PRIMARY KEY,
  at          TEXT NOT NULL,
  actor       TEXT NOT NULL,
  action      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  details     TEXT NOT NULL,
  hash        TEXT NOT NULL
);

CREATE TABLE setting (
  name        TEXT PRIMARY KEY,
  value       TEXT NOT NULL
);

-- A file (or a decision) that brought rows in. The same file twice is found by its digest.
CREATE TABLE batch (
  id          BIGINT PRIMARY KEY,
  kind        TEXT NOT NULL,
  file_name   TEXT NOT NULL,
  digest      TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  actor       TEXT NOT NULL,
  row_count   BIGINT NOT NULL
);

CREATE TABLE legal_entity (
  code        TEXT NOT NULL,
  name        TEXT NOT NULL,
  uscc        TEXT NOT NULL,
  place       TEXT NOT NULL,
  pay_month_offset BIGINT NOT NULL,   -- 0 = paid in the earning month, 1 = in the next
  pay_day     BIGINT NOT NULL,        -- day of that month
  bank_name   TEXT NOT NULL,
  bank_account BYTES,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (code, batch)
);

CREATE TABLE employer_account (
  code        TEXT NOT NULL,
  entity      TEXT NOT NULL,
  kind        TEXT NOT NULL,          -- social_insurance | medical | housing_fund
  place       TEXT NOT NULL,
  number      TEXT NOT NULL,
  work_injury_rate TEXT,              -- the account's own, confirmed by the counter
  batch       BIGINT NOT NULL,
  PRIMARY KEY (code, batch)
);

CREATE TABLE person (
  employee    TEXT NOT NULL,
  name        TEXT NOT NULL,
  identity_kind TEXT NOT NULL,
  identity    BYTES NOT NULL,
  identity_index BYTES NOT NULL,
  birth       TEXT NOT NULL,
  sex         TEXT NOT NULL,          -- male | female
  nationality TEXT NOT NULL,
  household   TEXT NOT NULL,          -- local | nonlocal | empty: not stated
  phone       BYTES,
  bank_name   TEXT NOT NULL,
  bank_account BYTES,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, batch)
);
CREATE INDEX person_identity ON person (identity_index);

CREATE TABLE employment (
  employee    TEXT NOT NULL,
  from_date   TEXT NOT NULL,
  last_day    TEXT,
  entity      TEXT NOT NULL,
  department  TEXT NOT NULL,
  position    TEXT NOT NULL,
  place       TEXT NOT NULL,
  salary_group TEXT NOT NULL,
  hired       TEXT NOT NULL,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, from_date, batch)
);

CREATE TABLE salary_assignment (
  employee    TEXT NOT NULL,
  item        TEXT NOT NULL,          -- input code, salary.*
  from_date   TEXT NOT NULL,
  amount      BIGINT NOT NULL,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, item, from_date, batch)
);

-- Attendance and variable pay of a month; payload is JSON: input code → decimal text.
CREATE TABLE monthly_input (
  employee    TEXT NOT NULL,
  earning_month TEXT NOT NULL,
  source      TEXT NOT NULL,          -- attendance | variable
  payload     TEXT NOT NULL,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, earning_month, source, batch)
);

-- Declared deductions: monthly amounts (or a single payment of one month when from = to).
CREATE TABLE tax_deduction (
  employee    TEXT NOT NULL,
  kind        TEXT NOT NULL,          -- children, infant, elderly, mortgage, rent, continuing, pension, health, annuity, ...
  from_month  TEXT NOT NULL,
  to_month    TEXT,
  amount      BIGINT NOT NULL,        -- per month
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, kind, from_month, batch)
);

-- Enrolment of an employment with an entity's accounts; payload is JSON: insurance → {base, employer_rate, employee_rate}.
CREATE TABLE enrolment (
  employee    TEXT NOT NULL,
  entity      TEXT NOT NULL,
  from_month  TEXT NOT NULL,
  to_month    TEXT,
  place       TEXT NOT NULL,
  scheme      TEXT NOT NULL,
  district    TEXT NOT NULL,
  payload     TEXT NOT NULL,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, entity, from_month, batch)
);

-- Cumulative withholding figures at one payer through a tax month: imported history or a closed run.
CREATE TABLE year_to_date (
  employee    TEXT NOT NULL,
  entity      TEXT NOT NULL,
  through_month TEXT NOT NULL,
  income      BIGINT NOT NULL,
  exempt      BIGINT NOT NULL,
  special     BIGINT NOT NULL,
  special_additional BIGINT NOT NULL,
  other       BIGINT NOT NULL,
  reliefs     BIGINT NOT NULL,
  donation    BIGINT NOT NULL,
  withheld    BIGINT NOT NULL,
  basic_rule  TEXT NOT NULL,          -- months_employed | first_job_in_year | sixty_thousand
  bonus_taxed_alone BIGINT NOT NULL,  -- full-year bonus already taxed alone this year, 0 = none
  run         BIGINT,                 -- the closed run, NULL = imported
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, entity, through_month, batch)
);

-- Facts the company recorded itself and its decisions, in the policy library's text form.
CREATE TABLE company_fact (
  id          BIGINT PRIMARY KEY,
  text        TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);

CREATE TABLE carry_over (
  id          BIGINT PRIMARY KEY,
  place       TEXT NOT NULL,
  insurance   TEXT NOT NULL,
  until_month TEXT NOT NULL,
  reason      TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);

-- Rule texts by content: immutable.
CREATE TABLE rule_version (
  digest      TEXT PRIMARY KEY,
  salary_group TEXT NOT NULL,
  text        TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);

CREATE TABLE run (
  id          BIGINT PRIMARY KEY,
  earning_month TEXT NOT NULL,
  state       TEXT NOT NULL,          -- draft | calculated | reviewed | approved | closed
  known       TEXT NOT NULL,          -- the day whose knowledge was used
  known_batch BIGINT NOT NULL,
  created_by  TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  calculated_at TEXT,
  reviewed_by TEXT,
  approved_by TEXT,
  closed_by   TEXT,
  closed_at   TEXT,
  corrects    BIGINT                  -- the closed run this one corrects
);

CREATE TABLE run_rule (
  run         BIGINT NOT NULL,
  salary_group TEXT NOT NULL,
  digest      TEXT NOT NULL,
  PRIMARY KEY (run, salary_group)
);

-- One row a person and payer. The columns serve SQL; payload holds every input, item, charge and the tax working.
CREATE TABLE run_result (
  run         BIGINT NOT NULL,
  employee    TEXT NOT NULL,
  entity      TEXT NOT NULL,
  salary_group TEXT NOT NULL,
  department  TEXT NOT NULL,
  place       TEXT NOT NULL,
  gross       BIGINT NOT NULL,
  taxable     BIGINT NOT NULL,
  insurance_employee BIGINT NOT NULL,
  fund_employee BIGINT NOT NULL,
  insurance_employer BIGINT NOT NULL,
  fund_employer BIGINT NOT NULL,
  tax         BIGINT NOT NULL,
  net         BIGINT NOT NULL,
  cost        BIGINT NOT NULL,
  payload     BYTES NOT NULL,
  PRIMARY KEY (run, employee, entity)
);

CREATE TABLE run_total (
  run         BIGINT NOT NULL,
  entity      TEXT NOT NULL,
  place       TEXT NOT NULL,
  insurance   TEXT NOT NULL,
  heads       BIGINT NOT NULL,
  employer    BIGINT NOT NULL,
  employee    BIGINT NOT NULL,
  PRIMARY KEY (run, entity, place, insurance)
);

-- What a person should look at (warning) and who could not be paid (error).
CREATE TABLE run_notice (
  run         BIGINT NOT NULL,
  number      BIGINT NOT NULL,
  severity    TEXT NOT NULL,          -- warning | error
  code        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  zh          TEXT NOT NULL,
  en          TEXT NOT NULL,
  PRIMARY KEY (run, number)
);
