/** Participants and their certificates, applications, sessions, messages, tokens: what the first release had. */
export const firstTables = `
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
  `
