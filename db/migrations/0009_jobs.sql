-- Long work in parts, so that several processes share it. A part is claimed under a lease: whoever holds it counts
-- beats up, and whose beat stands still is taken over. No clocks of two machines are compared.
CREATE TABLE job (
  id          BIGINT PRIMARY KEY,
  kind        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  state       TEXT NOT NULL,          -- open | done
  created_by  TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  ended_at    TEXT
);

CREATE TABLE job_part (
  job         BIGINT NOT NULL,
  part        BIGINT NOT NULL,        -- from 1
  state       TEXT NOT NULL,          -- waiting | claimed | done
  holder      TEXT NOT NULL,          -- who works at it or did it; empty = nobody yet
  attempt     BIGINT NOT NULL,        -- how often it was claimed
  beat        BIGINT NOT NULL,
  PRIMARY KEY (job, part)
);
