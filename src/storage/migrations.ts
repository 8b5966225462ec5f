import type { Db } from './connection.ts'
import { actContainerTable } from './migrations/act-containers.ts'
import { breachTables } from './migrations/breaches.ts'
import { clockSessionTable } from './migrations/clock-sessions.ts'
import { consentTables } from './migrations/consents.ts'
import { eventLogTables } from './migrations/event-log.ts'
import { packTables } from './migrations/packs.ts'
import { phoneTables } from './migrations/phone.ts'
import { rightsTables } from './migrations/rights.ts'
import { smartBridgeTables } from './migrations/smart-bridge.ts'
import { tokenRevocationTable } from './migrations/token-revocations.ts'

/** The schema is a list that only grows: a released migration is never edited. `user_version` counts them. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE participants (
    sender_id     TEXT NOT NULL PRIMARY KEY,
    bin           TEXT NOT NULL,
    name          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX participants_by_bin ON participants (bin);

  CREATE TABLE certificates (
    fingerprint   TEXT NOT NULL,
    sender_id     TEXT NOT NULL REFERENCES participants (sender_id),
    purpose       TEXT NOT NULL CHECK (purpose IN ('transport', 'verification-token')),
    thumbprint    TEXT NOT NULL,
    issuer_key    TEXT NOT NULL,
    serial        TEXT NOT NULL,
    registered_at TEXT NOT NULL,
    retired_at    TEXT,
    der           BLOB NOT NULL,
    PRIMARY KEY (fingerprint, sender_id, purpose)
  ) STRICT;
  CREATE INDEX certificates_by_serial ON certificates (issuer_key, serial);
  CREATE INDEX certificates_by_sender ON certificates (sender_id, purpose);

  CREATE TABLE applications (
    id              TEXT NOT NULL PRIMARY KEY,
    sender_id       TEXT NOT NULL REFERENCES participants (sender_id),
    method          TEXT NOT NULL CHECK (method IN ('1414', 'own', 'proactive', 'protocol', 'sms')),
    services        TEXT NOT NULL,
    needed_services TEXT NOT NULL,
    service_period  TEXT NOT NULL,
    storage_term    TEXT NOT NULL,
    storage_grounds TEXT NOT NULL,
    proactive_codes TEXT NOT NULL,
    proactive_until TEXT,
    state           TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
    created_at      TEXT NOT NULL,
    approved_at     TEXT,
    CHECK ((state = 'approved') = (approved_at IS NOT NULL))
  ) STRICT;
  CREATE INDEX applications_by_sender ON applications (sender_id, method, state);

  CREATE TABLE sessions (
    id             TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    state          TEXT NOT NULL CHECK (state IN ('open', 'frozen')),
    opened_at      TEXT NOT NULL,
    closed_at      TEXT,
    build          TEXT NOT NULL,
    profile        TEXT NOT NULL,
    act_sha256     TEXT,
    act            TEXT,
    CHECK ((state = 'frozen') = (closed_at IS NOT NULL)),
    CHECK ((state = 'frozen') = (act_sha256 IS NOT NULL)),
    CHECK ((state = 'frozen') = (act IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX one_open_session ON sessions (application_id) WHERE state = 'open';
  CREATE TRIGGER frozen_session_stays BEFORE UPDATE ON sessions WHEN OLD.state = 'frozen'
    BEGIN SELECT RAISE(ABORT, 'a frozen session does not change'); END;
  CREATE TRIGGER session_only_freezes BEFORE UPDATE OF id, application_id, opened_at, build, profile ON sessions
    BEGIN SELECT RAISE(ABORT, 'of a session only its freezing is written'); END;
  CREATE TRIGGER sessions_are_kept BEFORE DELETE ON sessions
    BEGIN SELECT RAISE(ABORT, 'sessions are kept'); END;

  CREATE TABLE messages (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    received_at TEXT NOT NULL,
    endpoint    TEXT NOT NULL,
    headers     TEXT NOT NULL,
    request     BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER messages_stay BEFORE UPDATE ON messages
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
  CREATE TRIGGER messages_are_kept BEFORE DELETE ON messages
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

  CREATE TABLE answers (
    seq              INTEGER PRIMARY KEY REFERENCES messages (seq),
    answered_at      TEXT NOT NULL,
    http_status      INTEGER NOT NULL,
    outcome          TEXT NOT NULL,
    reason           TEXT NOT NULL,
    checks           TEXT NOT NULL,
    engine           TEXT NOT NULL,
    verified         INTEGER NOT NULL CHECK (verified IN (0, 1)),
    message_id       TEXT,
    session_id       TEXT,
    service_id       TEXT,
    sender_id        TEXT,
    certificate      TEXT,
    application_id   TEXT,
    certification_id TEXT,
    token_id         TEXT,
    response         BLOB NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_message_id ON answers (message_id, sender_id) WHERE message_id IS NOT NULL;
  CREATE INDEX answers_by_session_id ON answers (session_id) WHERE session_id IS NOT NULL;
  CREATE INDEX answers_by_certification ON answers (certification_id) WHERE certification_id IS NOT NULL;
  CREATE TRIGGER answers_stay BEFORE UPDATE ON answers
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
  CREATE TRIGGER answers_are_kept BEFORE DELETE ON answers
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

  CREATE TABLE tokens (
    id             TEXT NOT NULL PRIMARY KEY,
    entry_id       TEXT NOT NULL,
    application_id TEXT NOT NULL REFERENCES applications (id),
    sender_id      TEXT NOT NULL REFERENCES participants (sender_id),
    bin            TEXT NOT NULL,
    iin            TEXT NOT NULL,
    services       TEXT NOT NULL,
    mode           TEXT NOT NULL CHECK (mode IN ('1414', 'own', 'proactive', 'protocol', 'sms')),
    issued_at      TEXT NOT NULL,
    not_before     TEXT NOT NULL,
    expires_at     TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE clock_moves (
    seq      INTEGER PRIMARY KEY,
    moved_at TEXT NOT NULL,
    shift_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER clock_moves_stay BEFORE UPDATE ON clock_moves
    BEGIN SELECT RAISE(ABORT, 'the history of the clock only grows'); END;
  CREATE TRIGGER clock_moves_are_kept BEFORE DELETE ON clock_moves
    BEGIN SELECT RAISE(ABORT, 'the history of the clock only grows'); END;
  `,
  // Of the certificates that are there already the key id is read when the emulator starts: '' says that there is none.
  `
  ALTER TABLE certificates ADD COLUMN subject_key_id TEXT;
  CREATE INDEX certificates_by_subject_key ON certificates (subject_key_id);
  CREATE INDEX certificates_by_thumbprint ON certificates (thumbprint);

  CREATE TABLE certificate_events (
    seq         INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    sender_id   TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    event       TEXT NOT NULL CHECK (event IN ('registered', 'retired')),
    at          TEXT NOT NULL,
    FOREIGN KEY (fingerprint, sender_id, purpose) REFERENCES certificates (fingerprint, sender_id, purpose)
  ) STRICT;
  CREATE INDEX certificate_events_by_sender ON certificate_events (sender_id, seq);
  INSERT INTO certificate_events (fingerprint, sender_id, purpose, event, at)
    SELECT fingerprint, sender_id, purpose, 'registered', registered_at FROM certificates;
  INSERT INTO certificate_events (fingerprint, sender_id, purpose, event, at)
    SELECT fingerprint, sender_id, purpose, 'retired', retired_at FROM certificates WHERE retired_at IS NOT NULL;
  CREATE TRIGGER certificate_registered AFTER INSERT ON certificates
    BEGIN INSERT INTO certificate_events (fingerprint, sender_id, purpose, event, at)
      VALUES (NEW.fingerprint, NEW.sender_id, NEW.purpose, 'registered', NEW.registered_at); END;
  CREATE TRIGGER certificate_retired AFTER UPDATE OF retired_at ON certificates
    WHEN OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL
    BEGIN INSERT INTO certificate_events (fingerprint, sender_id, purpose, event, at)
      VALUES (NEW.fingerprint, NEW.sender_id, NEW.purpose, 'retired', NEW.retired_at); END;
  CREATE TRIGGER certificate_back AFTER UPDATE OF retired_at ON certificates
    WHEN OLD.retired_at IS NOT NULL AND NEW.retired_at IS NULL
    BEGIN INSERT INTO certificate_events (fingerprint, sender_id, purpose, event, at)
      VALUES (NEW.fingerprint, NEW.sender_id, NEW.purpose, 'registered', NEW.registered_at); END;
  CREATE TRIGGER certificates_are_kept BEFORE DELETE ON certificates
    BEGIN SELECT RAISE(ABORT, 'certificates are retired, never removed'); END;
  CREATE TRIGGER certificate_events_stay BEFORE UPDATE ON certificate_events
    BEGIN SELECT RAISE(ABORT, 'the history of certificates only grows'); END;
  CREATE TRIGGER certificate_events_are_kept BEFORE DELETE ON certificate_events
    BEGIN SELECT RAISE(ABORT, 'the history of certificates only grows'); END;

  CREATE INDEX answers_disagreeing ON answers (sender_id) WHERE outcome = 'ENGINES_DISAGREE';
  `,
  `
  CREATE TABLE business_signatures (
    sender_id  TEXT NOT NULL REFERENCES participants (sender_id),
    service_id TEXT NOT NULL,
    mode       TEXT CHECK (mode IN ('text', 'data', 'child', 'in-place', 'parsed-text')),
    required   INTEGER NOT NULL CHECK (required IN (0, 1)),
    PRIMARY KEY (sender_id, service_id)
  ) STRICT;
  `,
  phoneTables,
  consentTables,
  breachTables,
  tokenRevocationTable,
  clockSessionTable,
  rightsTables,
  smartBridgeTables,
  actContainerTable,
  eventLogTables,
  packTables,
]

/** Brings the schema up to `list`, each migration in a transaction of its own. A newer database is refused untouched. */
export function migrate(db: Db, list: readonly string[] = migrations): void {
  const version = schemaVersion(db)
  if (version > list.length) {
    throw new Error(
      `${db.name}: the database has schema version ${version}, this emulator knows versions up to ${list.length}`,
    )
  }
  list.slice(version).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${version + index + 1}`)
    }).immediate()
  })
}

const schemaVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }))
