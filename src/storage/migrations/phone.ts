/** Mobile Government: numbers, phones, messages; and the requests that ask the citizen (methods 1 and 5). */
export const phoneTables = `
  CREATE TABLE bmg_events (
    seq     INTEGER PRIMARY KEY,
    iin     TEXT NOT NULL,
    at      TEXT NOT NULL,
    event   TEXT NOT NULL CHECK (event IN ('number', 'none')),
    number  TEXT,
    by_whom TEXT NOT NULL,
    CHECK ((event = 'number') = (number IS NOT NULL))
  ) STRICT;
  CREATE INDEX bmg_events_by_iin ON bmg_events (iin, seq);
  CREATE TRIGGER bmg_events_stay BEFORE UPDATE ON bmg_events
    BEGIN SELECT RAISE(ABORT, 'the history of numbers only grows'); END;
  CREATE TRIGGER bmg_events_are_kept BEFORE DELETE ON bmg_events
    BEGIN SELECT RAISE(ABORT, 'the history of numbers only grows'); END;

  CREATE TABLE phone_rules (
    seq           INTEGER PRIMARY KEY,
    number        TEXT NOT NULL,
    at            TEXT NOT NULL,
    answer        TEXT NOT NULL CHECK (answer IN ('by-hand', 'agree', 'refuse', 'ignore', 'wrong-code')),
    after_seconds INTEGER NOT NULL,
    delivery      TEXT NOT NULL CHECK (delivery IN ('delivered', 'lost', 'roaming'))
  ) STRICT;
  CREATE INDEX phone_rules_by_number ON phone_rules (number, seq);

  CREATE TABLE access_requests (
    seq            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    entry_id       TEXT NOT NULL,
    sender_id      TEXT NOT NULL REFERENCES participants (sender_id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    method         TEXT NOT NULL CHECK (method IN ('1414', 'sms')),
    iin            TEXT NOT NULL,
    bin            TEXT NOT NULL,
    services       TEXT NOT NULL,
    service_set    TEXT NOT NULL,
    company        TEXT NOT NULL,
    holder         TEXT,
    data_name      TEXT,
    expires_in     INTEGER NOT NULL,
    automated      INTEGER NOT NULL CHECK (automated IN (0, 1)),
    received_at    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX access_requests_by_key ON access_requests (iin, bin, service_set, seq);
  CREATE TRIGGER access_requests_stay BEFORE UPDATE ON access_requests
    BEGIN SELECT RAISE(ABORT, 'a request does not change'); END;
  CREATE TRIGGER access_requests_are_kept BEFORE DELETE ON access_requests
    BEGIN SELECT RAISE(ABORT, 'requests are kept'); END;

  CREATE TABLE access_request_events (
    seq          INTEGER PRIMARY KEY,
    request_id   TEXT NOT NULL REFERENCES access_requests (id),
    at           TEXT NOT NULL,
    event        TEXT NOT NULL CHECK (event IN ('no-number', 'asked', 'agreed', 'refused', 'wrong-code', 'late-answer',
                   'expired', 'granted')),
    number       TEXT,
    addressee    TEXT,
    code         TEXT,
    answer_until TEXT,
    token_id     TEXT REFERENCES tokens (id),
    by_whom      TEXT NOT NULL,
    CHECK ((event = 'asked') = (number IS NOT NULL AND addressee IS NOT NULL AND code IS NOT NULL
      AND answer_until IS NOT NULL)),
    CHECK ((event = 'granted') = (token_id IS NOT NULL))
  ) STRICT;
  CREATE INDEX access_request_events_by_request ON access_request_events (request_id, seq);
  CREATE INDEX access_request_events_by_number ON access_request_events (number) WHERE number IS NOT NULL;
  CREATE TRIGGER access_request_events_stay BEFORE UPDATE ON access_request_events
    BEGIN SELECT RAISE(ABORT, 'the history of requests only grows'); END;
  CREATE TRIGGER access_request_events_are_kept BEFORE DELETE ON access_request_events
    BEGIN SELECT RAISE(ABORT, 'the history of requests only grows'); END;

  CREATE TABLE sms (
    seq        INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    number     TEXT NOT NULL,
    iin        TEXT,
    direction  TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    kind       TEXT NOT NULL CHECK (kind IN ('question', 'code', 'answer', 'notice')),
    text       TEXT NOT NULL,
    request_id TEXT REFERENCES access_requests (id),
    lost       INTEGER NOT NULL CHECK (lost IN (0, 1))
  ) STRICT;
  CREATE INDEX sms_by_number ON sms (number, seq);
  CREATE INDEX sms_by_request ON sms (request_id, seq) WHERE request_id IS NOT NULL;
  CREATE TRIGGER sms_stay BEFORE UPDATE ON sms
    BEGIN SELECT RAISE(ABORT, 'messages stay as they were'); END;
  CREATE TRIGGER sms_are_kept BEFORE DELETE ON sms
    BEGIN SELECT RAISE(ABORT, 'messages stay as they were'); END;
`
