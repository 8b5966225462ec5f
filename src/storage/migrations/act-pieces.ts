/**
 * The bytes of containers, piece by piece, so that none is ever held whole. Pieces are written one after another before the
 * container counts as made: until then they are nobody's, and whoever makes it again clears them away. A container that is
 * made has its digest in its own row, and an empty blob beside it; those of before are cut up here.
 */
export const actPieceTable = `
  CREATE TABLE act_pieces (
    session_id TEXT NOT NULL REFERENCES act_containers (session_id),
    number     INTEGER NOT NULL,
    bytes      BLOB NOT NULL,
    PRIMARY KEY (session_id, number)
  ) STRICT;
  INSERT INTO act_pieces (session_id, number, bytes)
    WITH RECURSIVE cuts (session_id, number) AS (
      SELECT session_id, 0 FROM act_containers WHERE container IS NOT NULL
      UNION ALL
      SELECT session_id, number + 1 FROM cuts JOIN act_containers USING (session_id)
        WHERE length(container) > (number + 1) * 1048576
    )
    SELECT session_id, number, substr(container, number * 1048576 + 1, 1048576)
      FROM cuts JOIN act_containers USING (session_id);
  DROP TRIGGER act_container_is_made_once;
  UPDATE act_containers SET container = x'' WHERE container IS NOT NULL;
  CREATE TRIGGER act_container_is_made_once BEFORE UPDATE ON act_containers
    WHEN OLD.container IS NOT NULL OR NEW.session_id != OLD.session_id OR NEW.settings != OLD.settings
    BEGIN SELECT RAISE(ABORT, 'the container of an act does not change'); END;
  CREATE TRIGGER act_piece_comes_in_time BEFORE INSERT ON act_pieces
    WHEN (SELECT container FROM act_containers WHERE session_id = NEW.session_id) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the container of an act does not change'); END;
  CREATE TRIGGER act_pieces_stay BEFORE UPDATE ON act_pieces
    BEGIN SELECT RAISE(ABORT, 'the container of an act does not change'); END;
  CREATE TRIGGER act_pieces_are_kept BEFORE DELETE ON act_pieces
    WHEN (SELECT container FROM act_containers WHERE session_id = OLD.session_id) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'containers of acts are kept'); END;
  `
