/** Which certification sessions were open when the clock was moved: their times mean nothing for an act. */
export const clockSessionTable = `
  CREATE TABLE clock_moved_sessions (
    move       INTEGER NOT NULL REFERENCES clock_moves (seq),
    session_id TEXT NOT NULL REFERENCES sessions (id),
    PRIMARY KEY (session_id, move)
  ) STRICT;
  CREATE TRIGGER clock_moved AFTER INSERT ON clock_moves
    BEGIN INSERT INTO clock_moved_sessions (move, session_id)
      SELECT NEW.seq, id FROM sessions WHERE state = 'open'; END;
  CREATE TRIGGER clock_moved_sessions_stay BEFORE UPDATE ON clock_moved_sessions
    BEGIN SELECT RAISE(ABORT, 'the history of the clock only grows'); END;
  CREATE TRIGGER clock_moved_sessions_are_kept BEFORE DELETE ON clock_moved_sessions
    BEGIN SELECT RAISE(ABORT, 'the history of the clock only grows'); END;
  `
