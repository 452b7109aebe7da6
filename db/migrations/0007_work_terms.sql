-- 用工: on what terms somebody works for an entity from a day on. Lists of insurances are codes joined by commas.
CREATE TABLE work_terms (
  employee    TEXT NOT NULL,
  entity      TEXT NOT NULL,
  from_date   TEXT NOT NULL,
  kind        TEXT NOT NULL,          -- full_time | part_time | dispatched | over_age | intern
  contract_party TEXT NOT NULL,       -- empty = the entity
  contract    TEXT,                   -- fixed_term | open_ended | by_task
  contract_from TEXT,
  contract_to TEXT,
  probation_to TEXT,
  agreed_wage BIGINT,                 -- a month, fen
  post        TEXT,                   -- management | worker
  draws_pension BIGINT NOT NULL,
  agreed_to_contribute BIGINT NOT NULL,
  home_cover_proved BIGINT NOT NULL,
  exempt_by_treaty TEXT NOT NULL,
  retires_late_until TEXT,
  voided      BIGINT NOT NULL DEFAULT 0,
  batch       BIGINT NOT NULL,
  PRIMARY KEY (employee, entity, from_date, batch)
);
