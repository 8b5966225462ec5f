/** Packs of hostile cases: what the hostile gateway answered whom, what became of it, and self-tests of the gateway. */
export const packTables = `
  CREATE TABLE client_packs (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    opened_at  TEXT NOT NULL,
    closed_at  TEXT
  ) STRICT;
  CREATE INDEX client_packs_by_session ON client_packs (session_id, seq);
  CREATE UNIQUE INDEX one_open_client_pack ON client_packs (session_id) WHERE closed_at IS NULL;
  CREATE TRIGGER client_packs_are_kept BEFORE DELETE ON client_packs
    BEGIN SELECT RAISE(ABORT, 'runs of a pack are kept'); END;

  CREATE TABLE client_pack_deliveries (
    seq          INTEGER PRIMARY KEY,
    entry_id     TEXT NOT NULL UNIQUE REFERENCES messages (id),
    pack_id      TEXT NOT NULL REFERENCES client_packs (id),
    case_id      TEXT NOT NULL,
    message_id   TEXT NOT NULL,
    token_id     TEXT,
    delivered_at TEXT NOT NULL,
    UNIQUE (pack_id, case_id)
  ) STRICT;
  CREATE INDEX client_pack_deliveries_by_token ON client_pack_deliveries (token_id);
  CREATE TRIGGER client_pack_deliveries_stay BEFORE UPDATE ON client_pack_deliveries
    BEGIN SELECT RAISE(ABORT, 'what the hostile gateway answered stays'); END;
  CREATE TRIGGER client_pack_deliveries_are_kept BEFORE DELETE ON client_pack_deliveries
    BEGIN SELECT RAISE(ABORT, 'what the hostile gateway answered stays'); END;

  CREATE TABLE client_pack_marks (
    entry_id TEXT NOT NULL REFERENCES client_pack_deliveries (entry_id),
    mark     TEXT NOT NULL CHECK (mark IN ('accepted', 'refused', 'used')),
    at       TEXT NOT NULL,
    evidence TEXT,
    PRIMARY KEY (entry_id, mark)
  ) STRICT;
  CREATE TRIGGER client_pack_marks_stay BEFORE UPDATE ON client_pack_marks
    BEGIN SELECT RAISE(ABORT, 'reports on the hostile gateway stay'); END;
  CREATE TRIGGER client_pack_marks_are_kept BEFORE DELETE ON client_pack_marks
    BEGIN SELECT RAISE(ABORT, 'reports on the hostile gateway stay'); END;

  CREATE TABLE gateway_packs (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    session_id  TEXT REFERENCES sessions (id),
    finished_at TEXT NOT NULL,
    result      TEXT NOT NULL
  ) STRICT;
  CREATE INDEX gateway_packs_by_session ON gateway_packs (session_id, seq);
  CREATE TRIGGER gateway_packs_stay BEFORE UPDATE ON gateway_packs
    BEGIN SELECT RAISE(ABORT, 'results of a pack stay'); END;
  CREATE TRIGGER gateway_packs_are_kept BEFORE DELETE ON gateway_packs
    BEGIN SELECT RAISE(ABORT, 'results of a pack stay'); END;
  `
