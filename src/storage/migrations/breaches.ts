/** Triggers of tables in which nothing is rewritten and nothing removed. Their text is part of a released migration. */
const onlyGrow = (tables: readonly string[]): string =>
  tables
    .map(
      (table) => `CREATE TRIGGER ${table}_stay BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} only grows'); END;
  CREATE TRIGGER ${table}_are_kept BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} only grows'); END;`,
    )
    .join('\n  ')

/** The chain of notices of a breach: offices, breaches, their documents and events, subjects and what reached them. */
export const breachTables = `
  CREATE TABLE breach_offices (
    seq  INTEGER PRIMARY KEY,
    role TEXT NOT NULL,
    bin  TEXT NOT NULL,
    at   TEXT NOT NULL
  ) STRICT;
  CREATE INDEX breach_offices_by_role ON breach_offices (role, seq);

  CREATE TABLE breaches (
    no          INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    edition     TEXT NOT NULL,
    document    TEXT NOT NULL CHECK (document IN ('holderNotice', 'bodyNotice')),
    role        TEXT NOT NULL,
    bin         TEXT NOT NULL,
    kind        TEXT NOT NULL,
    detected_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    content     TEXT NOT NULL
  ) STRICT;

  CREATE TABLE breach_documents (
    sha256    TEXT NOT NULL PRIMARY KEY,
    breach_no INTEGER NOT NULL REFERENCES breaches (no),
    document  TEXT NOT NULL CHECK (document IN ('holderNotice', 'bodyNotice', 'order')),
    at        TEXT NOT NULL,
    bytes     BLOB NOT NULL
  ) STRICT;
  CREATE INDEX breach_documents_of ON breach_documents (breach_no, at, sha256);

  CREATE TABLE breach_events (
    seq       INTEGER PRIMARY KEY,
    breach_no INTEGER NOT NULL REFERENCES breaches (no),
    at        TEXT NOT NULL,
    event     TEXT NOT NULL CHECK (event IN ('notified', 'list-received', 'decided', 'ordered', 'delivery-started',
      'delivered')),
    bin       TEXT NOT NULL,
    detail    TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX breach_event_once ON breach_events (breach_no, event) WHERE event != 'list-received';
  CREATE INDEX breach_events_of ON breach_events (breach_no, seq);
  CREATE INDEX breach_events_by_kind ON breach_events (event, seq);

  CREATE TABLE breach_subjects (
    breach_no INTEGER NOT NULL REFERENCES breaches (no),
    list      INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    iin       TEXT,
    phone     TEXT,
    name      TEXT,
    PRIMARY KEY (breach_no, list, line)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE breach_deliveries (
    breach_no INTEGER NOT NULL,
    list      INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    outcome   TEXT NOT NULL CHECK (outcome IN ('cabinet', 'sms', 'undeliverable', 'repeated')),
    addressee TEXT,
    PRIMARY KEY (breach_no, list, line),
    FOREIGN KEY (breach_no, list, line) REFERENCES breach_subjects (breach_no, list, line)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX breach_addressee_once ON breach_deliveries (breach_no, addressee) WHERE addressee IS NOT NULL;
  CREATE INDEX breach_undeliverable ON breach_deliveries (breach_no, list, line) WHERE outcome = 'undeliverable';

  CREATE TABLE breach_batches (
    seq           INTEGER PRIMARY KEY,
    breach_no     INTEGER NOT NULL REFERENCES breaches (no),
    at            TEXT NOT NULL,
    list          INTEGER NOT NULL,
    line          INTEGER NOT NULL,
    cabinet       INTEGER NOT NULL,
    sms           INTEGER NOT NULL,
    undeliverable INTEGER NOT NULL,
    repeated      INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX breach_batches_of ON breach_batches (breach_no, seq);
  ${onlyGrow([
    'breach_offices',
    'breaches',
    'breach_documents',
    'breach_events',
    'breach_subjects',
    'breach_deliveries',
    'breach_batches',
  ])}
  `
