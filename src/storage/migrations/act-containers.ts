/** The containers of acts: begun with the settings of the run when the session is closed, completed once, then unchanged. */
export const actContainerTable = `
  CREATE TABLE act_containers (
    session_id TEXT NOT NULL PRIMARY KEY REFERENCES sessions (id),
    settings   TEXT NOT NULL,
    sha256     TEXT,
    container  BLOB,
    CHECK ((sha256 IS NULL) = (container IS NULL))
  ) STRICT;
  CREATE TRIGGER act_container_is_made_once BEFORE UPDATE ON act_containers
    WHEN OLD.container IS NOT NULL OR NEW.session_id != OLD.session_id OR NEW.settings != OLD.settings
    BEGIN SELECT RAISE(ABORT, 'the container of an act does not change'); END;
  CREATE TRIGGER act_containers_are_kept BEFORE DELETE ON act_containers
    BEGIN SELECT RAISE(ABORT, 'containers of acts are kept'); END;
  `
