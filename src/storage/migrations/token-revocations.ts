/** Security tokens that are revoked: they stay so. */
export const tokenRevocationTable = `
  CREATE TABLE token_revocations (
    token_id   TEXT PRIMARY KEY,
    revoked_at TEXT NOT NULL,
    reason     TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER token_revocations_stay BEFORE UPDATE ON token_revocations
    BEGIN SELECT RAISE(ABORT, 'revocations of tokens only grow'); END;
  CREATE TRIGGER token_revocations_are_kept BEFORE DELETE ON token_revocations
    BEGIN SELECT RAISE(ABORT, 'revocations of tokens only grow'); END;
  `
