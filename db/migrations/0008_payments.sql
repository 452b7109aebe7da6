-- What was already paid of an open run: several payments in one month. The run is calculated again with what came in
-- since, the tax of the month is one, and the next payment is the difference. Amounts in fen.
CREATE TABLE payment (
  run         BIGINT NOT NULL,
  number      BIGINT NOT NULL,        -- 1, 2 … within the run
  employee    TEXT NOT NULL,
  entity      TEXT NOT NULL,
  net         BIGINT NOT NULL,
  tax         BIGINT NOT NULL,        -- withheld with this payment
  paid_on     TEXT NOT NULL,
  actor       TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (run, number, employee, entity)
);
