const kept = (table: string): string => `
  CREATE TRIGGER ${table}_stay BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} only grows'); END;
  CREATE TRIGGER ${table}_are_kept BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} only grows'); END;`

/** The life of applications: conditions of the methods, history, files, bare public keys, versions of the documentation. */
export const smartBridgeTables = `
  ALTER TABLE applications ADD COLUMN form TEXT CHECK (form IN ('short', 'full'));
  ALTER TABLE applications ADD COLUMN operational_centre TEXT;
  ALTER TABLE applications ADD COLUMN bank INTEGER CHECK (bank IN (0, 1));
  ALTER TABLE applications ADD COLUMN approval TEXT;
  ALTER TABLE applications ADD COLUMN ground TEXT;

  CREATE TABLE application_events (
    seq            INTEGER PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    at             TEXT NOT NULL,
    action         TEXT NOT NULL,
    from_stage     TEXT,
    to_stage       TEXT NOT NULL,
    role           TEXT NOT NULL,
    actor          TEXT NOT NULL,
    detail         TEXT NOT NULL
  ) STRICT;
  CREATE INDEX application_events_of ON application_events (application_id, seq);
  INSERT INTO application_events (application_id, at, action, from_stage, to_stage, role, actor, detail)
    SELECT id, created_at, 'submit', 'DRAFT', 'SUBMITTED', 'applicant', sender_id, '{"form":"short"}'
    FROM applications WHERE state IN ('submitted', 'approved') ORDER BY created_at, id;
  INSERT INTO application_events (application_id, at, action, from_stage, to_stage, role, actor, detail)
    SELECT id, approved_at, 'approve', 'SUBMITTED', 'APPROVED', 'authorised-body', 'authorised-body', '{}'
    FROM applications WHERE state = 'approved' ORDER BY approved_at, id;

  CREATE TABLE application_attachments (
    id             TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    kind           TEXT NOT NULL CHECK (kind IN ('test-protocol', 'other')),
    name           TEXT NOT NULL,
    media_type     TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    size           INTEGER NOT NULL,
    at             TEXT NOT NULL,
    bytes          BLOB NOT NULL
  ) STRICT;
  CREATE INDEX application_attachments_of ON application_attachments (application_id, at, id);

  CREATE TABLE verification_keys (
    fingerprint   TEXT NOT NULL,
    sender_id     TEXT NOT NULL REFERENCES participants (sender_id),
    spki          BLOB NOT NULL,
    registered_at TEXT NOT NULL,
    PRIMARY KEY (sender_id, fingerprint)
  ) STRICT;

  CREATE TABLE documentation_versions (
    seq          INTEGER PRIMARY KEY,
    sha256       TEXT NOT NULL UNIQUE,
    facts_sha256 TEXT NOT NULL,
    made_at      TEXT NOT NULL,
    content      TEXT NOT NULL
  ) STRICT;

  CREATE INDEX sessions_of_application ON sessions (application_id, opened_at);
  ${['application_events', 'application_attachments', 'verification_keys', 'documentation_versions'].map(kept).join('')}
  `
