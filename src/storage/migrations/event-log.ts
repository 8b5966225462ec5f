/** The event log: each row holds the digest of the one before it. Rows are added at the end and nowhere else. */
export const eventLogTables = `
  CREATE TABLE event_log (
    seq      INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    at       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    data     TEXT NOT NULL,
    previous TEXT NOT NULL UNIQUE,
    sha256   TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE INDEX event_log_by_kind ON event_log (kind);
  CREATE TRIGGER event_log_goes_on BEFORE INSERT ON event_log
    WHEN NEW.seq != (SELECT ifnull(max(seq), 0) + 1 FROM event_log)
      OR NEW.previous != ifnull((SELECT sha256 FROM event_log WHERE seq = NEW.seq - 1), NEW.previous)
    BEGIN SELECT RAISE(ABORT, 'a row of the event log follows the last one'); END;
  CREATE TRIGGER event_log_stays BEFORE UPDATE ON event_log
    BEGIN SELECT RAISE(ABORT, 'the event log only grows'); END;
  CREATE TRIGGER event_log_is_kept BEFORE DELETE ON event_log
    BEGIN SELECT RAISE(ABORT, 'the event log only grows'); END;

  CREATE TABLE log_checkpoints (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    size   INTEGER NOT NULL UNIQUE REFERENCES event_log (seq),
    sha256 TEXT NOT NULL UNIQUE,
    text   TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER log_checkpoints_stay BEFORE UPDATE ON log_checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints of the event log only grow'); END;
  CREATE TRIGGER log_checkpoints_are_kept BEFORE DELETE ON log_checkpoints
    BEGIN SELECT RAISE(ABORT, 'checkpoints of the event log only grow'); END;
  `
