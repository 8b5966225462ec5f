/** The side that a session certifies, and the runs of scenarios in it. */
export const scenarioTables = `
  ALTER TABLE sessions ADD COLUMN role TEXT NOT NULL DEFAULT 'initiator' CHECK (role IN ('initiator', 'owner'));

  CREATE TABLE scenario_runs (
    seq         INTEGER PRIMARY KEY,
    session_id  TEXT NOT NULL REFERENCES sessions (id),
    scenario_id TEXT NOT NULL,
    started_at  TEXT NOT NULL,
    after_seq   INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX scenario_runs_by_session ON scenario_runs (session_id, seq);
  CREATE TRIGGER scenario_runs_stay BEFORE UPDATE ON scenario_runs
    BEGIN SELECT RAISE(ABORT, 'runs of scenarios stay'); END;
  CREATE TRIGGER scenario_runs_are_kept BEFORE DELETE ON scenario_runs
    BEGIN SELECT RAISE(ABORT, 'runs of scenarios stay'); END;

  CREATE INDEX access_requests_by_application ON access_requests (application_id, seq);
  `
