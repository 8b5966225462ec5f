/** Matters of the subject's rights, what came of them, and who of the subjects lives: every table is a history. */
export const rightsTables = `
  CREATE TABLE rights_matters (
    seq               INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    kind              TEXT NOT NULL CHECK (kind IN
      ('information', 'change', 'supplement', 'block', 'unblock', 'destroy', 'objection', 'complaint')),
    iin               TEXT NOT NULL,
    bin               TEXT NOT NULL,
    organisation      TEXT NOT NULL,
    organisation_role TEXT NOT NULL CHECK (organisation_role IN ('owner', 'operator', 'third-party')),
    channel           TEXT NOT NULL CHECK (channel IN ('written', 'electronic-document', 'protected')),
    by_whom           TEXT NOT NULL,
    role              TEXT NOT NULL CHECK (role IN ('subject', 'representative')),
    content           TEXT NOT NULL,
    received_at       TEXT NOT NULL,
    due               TEXT NOT NULL
  ) STRICT;
  CREATE INDEX rights_matters_by_subject ON rights_matters (iin, bin, seq);
  CREATE INDEX rights_matters_by_bin ON rights_matters (bin, seq);
  ${onlyGrows('rights_matters')}

  CREATE TABLE rights_events (
    seq       INTEGER PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES rights_matters (id),
    at        TEXT NOT NULL,
    event     TEXT NOT NULL CHECK (event IN ('answered', 'satisfied', 'refused', 'explanation-asked', 'explained',
      'violation-found', 'violation-not-found')),
    by_whom   TEXT NOT NULL,
    detail    TEXT,
    answers   TEXT,
    CHECK (event <> 'refused' OR detail IS NOT NULL)
  ) STRICT;
  CREATE INDEX rights_events_by_matter ON rights_events (matter_id, seq);
  CREATE UNIQUE INDEX one_rights_decision ON rights_events (matter_id)
    WHERE event IN ('answered', 'satisfied', 'refused', 'violation-found', 'violation-not-found');
  ${onlyGrows('rights_events')}

  CREATE TABLE subject_standings (
    seq      INTEGER PRIMARY KEY,
    iin      TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('living', 'missing', 'deceased')),
    acts     TEXT NOT NULL CHECK (acts IN ('nobody', 'representative')),
    basis    TEXT NOT NULL,
    at       TEXT NOT NULL
  ) STRICT;
  CREATE INDEX subject_standings_by_iin ON subject_standings (iin, seq);
  ${onlyGrows('subject_standings')}
`

/** No row is changed, none is removed. */
function onlyGrows(table: string): string {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} only grows'); END;`
  return `CREATE TRIGGER ${table}_stay BEFORE UPDATE ON ${table} ${refuse}
  CREATE TRIGGER ${table}_are_kept BEFORE DELETE ON ${table} ${refuse}`
}
