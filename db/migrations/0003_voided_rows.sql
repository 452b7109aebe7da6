-- A dated row that should never have been (a wrong start date, the wrong person) is voided by a later row of the
-- same key; what was known before stays readable. Corrections of closed months are entries of later months, so that
-- a run corrects no other run.
ALTER TABLE employment ADD COLUMN voided BIGINT NOT NULL DEFAULT 0;
ALTER TABLE salary_assignment ADD COLUMN voided BIGINT NOT NULL DEFAULT 0;
ALTER TABLE monthly_input ADD COLUMN voided BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tax_deduction ADD COLUMN voided BIGINT NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN voided BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN voided BIGINT NOT NULL DEFAULT 0;
ALTER TABLE run DROP COLUMN corrects;
