/** Consents, withdrawals, representatives, accesses and notices: every table is a history and only grows. */
export const consentTables = `
  CREATE TABLE representatives (
    seq                INTEGER PRIMARY KEY,
    representative_iin TEXT NOT NULL,
    subject_iin        TEXT NOT NULL,
    basis              TEXT NOT NULL,
    from_at            TEXT NOT NULL,
    until_at           TEXT,
    linked_at          TEXT NOT NULL
  ) STRICT;
  CREATE INDEX representatives_by_subject ON representatives (subject_iin, representative_iin, seq);
  ${onlyGrows('representatives')}

  CREATE TABLE consents (
    id               TEXT NOT NULL PRIMARY KEY,
    iin              TEXT NOT NULL,
    bin              TEXT NOT NULL,
    operator         TEXT NOT NULL,
    services         TEXT NOT NULL,
    data_list        TEXT NOT NULL,
    purpose          TEXT NOT NULL,
    given_at         TEXT NOT NULL,
    until_at         TEXT,
    third_parties    INTEGER NOT NULL CHECK (third_parties IN (0, 1)),
    cross_border     INTEGER NOT NULL CHECK (cross_border IN (0, 1)),
    public_sources   INTEGER NOT NULL CHECK (public_sources IN (0, 1)),
    automated        INTEGER NOT NULL CHECK (automated IN (0, 1)),
    notify_transfers INTEGER NOT NULL CHECK (notify_transfers IN (0, 1)),
    method           TEXT NOT NULL CHECK (method IN ('1414', 'own', 'proactive', 'protocol', 'sms')),
    request_id       TEXT,
    application_id   TEXT NOT NULL REFERENCES applications (id)
  ) STRICT;
  CREATE INDEX consents_by_subject ON consents (iin, bin, given_at);
  ${onlyGrows('consents')}

  CREATE TABLE consent_events (
    seq        INTEGER PRIMARY KEY,
    consent_id TEXT NOT NULL REFERENCES consents (id),
    at         TEXT NOT NULL,
    event      TEXT NOT NULL CHECK (event IN
      ('given', 'refused', 'withdrawal-asked', 'withdrawn', 'withdrawal-refused', 'expired')),
    by_whom    TEXT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('subject', 'representative', 'operator', 'service')),
    detail     TEXT
  ) STRICT;
  CREATE INDEX consent_events_by_consent ON consent_events (consent_id, seq);
  ${onlyGrows('consent_events')}

  CREATE TABLE withdrawals (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    consent_id TEXT NOT NULL REFERENCES consents (id),
    iin        TEXT NOT NULL,
    bin        TEXT NOT NULL,
    asked_at   TEXT NOT NULL,
    due        TEXT NOT NULL
  ) STRICT;
  CREATE INDEX withdrawals_by_bin ON withdrawals (bin, seq);
  CREATE INDEX withdrawals_by_subject ON withdrawals (iin, bin, seq);
  ${onlyGrows('withdrawals')}

  CREATE TABLE withdrawal_decisions (
    withdrawal_id TEXT NOT NULL PRIMARY KEY REFERENCES withdrawals (id),
    decided_at    TEXT NOT NULL,
    solution      TEXT NOT NULL CHECK (solution IN ('TERMINATED', 'REFUSED')),
    reason        TEXT,
    CHECK (solution = 'TERMINATED' OR reason IS NOT NULL)
  ) STRICT;
  ${onlyGrows('withdrawal_decisions')}

  CREATE TABLE accesses (
    seq        INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    iin        TEXT NOT NULL,
    bin        TEXT NOT NULL,
    company    TEXT NOT NULL,
    services   TEXT NOT NULL,
    mode       TEXT NOT NULL CHECK (mode IN ('1414', 'own', 'proactive', 'protocol', 'sms')),
    action     TEXT NOT NULL CHECK (action IN
      ('access', 'view', 'change', 'supplement', 'transfer', 'block', 'destroy')),
    token_id   TEXT,
    consent_id TEXT REFERENCES consents (id),
    basis      TEXT
  ) STRICT;
  CREATE INDEX accesses_by_subject ON accesses (iin, at, seq);
  CREATE INDEX accesses_by_token ON accesses (token_id, seq) WHERE token_id IS NOT NULL;
  ${onlyGrows('accesses')}

  CREATE TABLE notices (
    seq       INTEGER PRIMARY KEY,
    iin       TEXT NOT NULL,
    at        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    bin       TEXT,
    operator  TEXT,
    services  TEXT,
    channel   TEXT NOT NULL CHECK (channel IN ('cabinet', 'sms')),
    ru        TEXT NOT NULL,
    kk        TEXT NOT NULL,
    en        TEXT NOT NULL,
    reference TEXT,
    automated INTEGER NOT NULL CHECK (automated IN (0, 1))
  ) STRICT;
  CREATE INDEX notices_by_subject ON notices (iin, seq);
  ${onlyGrows('notices')}
`

/** What the journal does too: no row is changed, none is removed. */
function onlyGrows(table: string): string {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} only grows'); END;`
  return `CREATE TRIGGER ${table}_stay BEFORE UPDATE ON ${table} ${refuse}
  CREATE TRIGGER ${table}_are_kept BEFORE DELETE ON ${table} ${refuse}`
}
