/** OCSP answers that verdicts rest on, each once, as received. They tell of certificates and of nobody's data, so that no erasure takes them. */
export const ocspAnswerTable = `
  CREATE TABLE ocsp_answers (
    sha256      TEXT NOT NULL PRIMARY KEY,
    received_at TEXT NOT NULL,
    url         TEXT NOT NULL,
    der         BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER ocsp_answers_stay BEFORE UPDATE ON ocsp_answers
    BEGIN SELECT RAISE(ABORT, 'answers of responders stay as they came'); END;
  CREATE TRIGGER ocsp_answers_are_kept BEFORE DELETE ON ocsp_answers
    BEGIN SELECT RAISE(ABORT, 'answers of responders are kept'); END;
  `
