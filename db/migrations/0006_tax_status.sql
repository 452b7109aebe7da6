-- What decides a person's tax besides pay: resident or not (and since when; before that day the other held), and
-- whether the wages of the year of hiring are the year's first (STA 2020 No. 13). NULL = this row does not say; what an
-- earlier row of the person says still holds.
ALTER TABLE person ADD COLUMN tax_resident BIGINT;
ALTER TABLE person ADD COLUMN tax_resident_from TEXT;
ALTER TABLE person ADD COLUMN first_job BIGINT;

-- Sums of the tax year at a payer for what is not cumulative wages: labour remuneration by the cumulative method,
-- labour remuneration per payment, equity incentives. Fen.
ALTER TABLE year_to_date ADD COLUMN labour_income BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN labour_exempt BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN labour_surcharges BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN labour_other BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN labour_reliefs BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN labour_withheld BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN payments BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN payments_withheld BIGINT NOT NULL DEFAULT 0;
ALTER TABLE year_to_date ADD COLUMN equity BIGINT NOT NULL DEFAULT 0;
