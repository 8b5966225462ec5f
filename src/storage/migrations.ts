import { type Db, numberOf } from './connection.ts'
import { actContainerTable } from './migrations/act-containers.ts'
import { actPieceTable } from './migrations/act-pieces.ts'
import { breachTables } from './migrations/breaches.ts'
import { clockSessionTable } from './migrations/clock-sessions.ts'
import { codeAttemptsColumn } from './migrations/code-attempts.ts'
import { consentTables } from './migrations/consents.ts'
import { erasureTables } from './migrations/erasure.ts'
import { eventLogTables } from './migrations/event-log.ts'
import { firstTables } from './migrations/first.ts'
import { ocspAnswerTable } from './migrations/ocsp-answers.ts'
import { packTables } from './migrations/packs.ts'
import { phoneTables } from './migrations/phone.ts'
import { responseHeadersColumn } from './migrations/response-headers.ts'
import { rightsTables } from './migrations/rights.ts'
import { scenarioTables } from './migrations/scenarios.ts'
import { smartBridgeTables } from './migrations/smart-bridge.ts'
import { tokenRevocationTable } from './migrations/token-revocations.ts'

/** The schema is a list that only grows: a released migration is never edited. `user_version` counts them. */
export const migrations: readonly string[] = [
  firstTables,
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
  scenarioTables,
  actPieceTable,
  erasureTables,
  responseHeadersColumn,
  codeAttemptsColumn,
  ocspAnswerTable,
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
      db.exec(`PRAGMA user_version = ${version + index + 1}`)
    }).immediate()
  })
}

const schemaVersion = (db: Db): number => numberOf(db, 'user_version')
