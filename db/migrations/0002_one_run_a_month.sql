-- A month is calculated in one run; two processes that start it at once must not make two.
CREATE UNIQUE INDEX run_of_month ON run (earning_month);
