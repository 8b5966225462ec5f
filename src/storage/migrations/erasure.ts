/** An erasure is going on that says so on record. */
const GATE = 'EXISTS (SELECT 1 FROM erasing)'

/** It is that of this very session. */
const OF_SESSION = (id: string): string =>
  `EXISTS (SELECT 1 FROM erasing g JOIN erasures e ON e.id = g.erasure_id WHERE e.session_id = ${id})`

/** Columns that stay as they are, NULL or not. */
const same = (...columns: readonly string[]): string =>
  columns.map((column) => `NEW.${column} IS OLD.${column}`).join(' AND ')

/** In place of a trigger that refused every change: values may be emptied, under the condition, and nothing else. */
const onlyEmptied = (
  [trigger, table, refusal]: readonly [string, string, string],
  emptied: string,
): string => `
  DROP TRIGGER ${trigger};
  CREATE TRIGGER ${trigger} BEFORE UPDATE ON ${table} WHEN NOT (${emptied})
    BEGIN SELECT RAISE(ABORT, '${refusal}'); END;`

/** Columns that came later are named, so that they stay too. */
export const answersOnlyEmptied = (...later: readonly string[]): string =>
  onlyEmptied(
    ['answers_stay', 'answers', 'the journal only grows'],
    `${same('seq', 'answered_at', 'http_status', 'outcome', 'engine', 'verified', 'message_id', 'session_id')}
      AND ${same('service_id', 'sender_id', 'certificate', 'application_id', 'certification_id', 'token_id')}
      AND NEW.reason = '{}' AND NEW.checks = '[]' AND NEW.response = x''
      AND EXISTS (SELECT 1 FROM messages m JOIN erased_messages e ON e.entry_id = m.id
        JOIN erasing g ON g.erasure_id = e.erasure_id WHERE m.seq = OLD.seq)${later.map((column) => ` AND ${same(column)}`).join('')}`,
  )

/** The same of what happened to requests that ask the citizen. */
export const requestEventsOnlyEmptied = (...later: readonly string[]): string =>
  onlyEmptied(
    ['access_request_events_stay', 'access_request_events', 'the history of requests only grows'],
    `${same('seq', 'request_id', 'at', 'event', 'answer_until', 'token_id')}
      AND ifnull(NEW.number, '') = '' AND ifnull(NEW.addressee, '') = '' AND ifnull(NEW.code, '') = ''
      AND NEW.by_whom = '' AND ${GATE}${later.map((column) => ` AND ${same(column)}`).join('')}`,
  )

/**
 * Erasures: a record of each, which stays, and the one exception to every history that only grows. No row but the pieces of a container is
 * removed: what may be somebody's is emptied, while `erasing` names the erasure that does it, which it does for one unit of work.
 */
export const erasureTables = `
  CREATE TABLE erasures (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    at         TEXT NOT NULL,
    what       TEXT NOT NULL CHECK (what IN ('session', 'journal', 'phone')),
    session_id TEXT UNIQUE REFERENCES sessions (id),
    by_whom    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    forced     INTEGER NOT NULL CHECK (forced IN (0, 1)),
    facts      TEXT NOT NULL,
    CHECK ((what = 'session') = (session_id IS NOT NULL))
  ) STRICT;
  CREATE TABLE erased_messages (
    entry_id        TEXT NOT NULL PRIMARY KEY REFERENCES messages (id),
    erasure_id      TEXT NOT NULL REFERENCES erasures (id),
    request_sha256  TEXT NOT NULL,
    response_sha256 TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE erasing (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    erasure_id TEXT NOT NULL REFERENCES erasures (id)
  ) STRICT;
  CREATE TABLE scrubs (
    erasure_seq INTEGER NOT NULL PRIMARY KEY REFERENCES erasures (seq),
    at          TEXT NOT NULL
  ) STRICT;
  CREATE INDEX access_requests_by_entry ON access_requests (entry_id);
  ${['erasures', 'erased_messages', 'scrubs']
    .map(
      (table) => `
  CREATE TRIGGER ${table}_stay BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the record of erasures only grows'); END;
  CREATE TRIGGER ${table}_are_kept BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the record of erasures only grows'); END;`,
    )
    .join('')}
  ${onlyEmptied(
    ['messages_stay', 'messages', 'the journal only grows'],
    `${same('seq', 'id', 'received_at', 'endpoint')} AND NEW.headers = '[]' AND NEW.request = x''
      AND EXISTS (SELECT 1 FROM erasing g JOIN erased_messages e ON e.erasure_id = g.erasure_id WHERE e.entry_id = OLD.id)`,
  )}
  ${answersOnlyEmptied()}
  DROP TRIGGER frozen_session_stays;
  CREATE TRIGGER frozen_session_stays BEFORE UPDATE ON sessions WHEN OLD.state = 'frozen' AND NOT (
      ${same('id', 'application_id', 'state', 'opened_at', 'closed_at', 'build', 'profile', 'act_sha256', 'role')}
      AND NEW.act = '{}' AND ${OF_SESSION('OLD.id')})
    BEGIN SELECT RAISE(ABORT, 'a frozen session does not change'); END;
  DROP TRIGGER act_container_is_made_once;
  CREATE TRIGGER act_container_is_made_once BEFORE UPDATE ON act_containers
    WHEN (OLD.container IS NOT NULL OR NEW.session_id != OLD.session_id OR NEW.settings != OLD.settings) AND NOT (
      ${same('session_id', 'settings', 'sha256')} AND NEW.container = x'' AND ${OF_SESSION('OLD.session_id')})
    BEGIN SELECT RAISE(ABORT, 'the container of an act does not change'); END;
  DROP TRIGGER act_pieces_are_kept;
  CREATE TRIGGER act_pieces_are_kept BEFORE DELETE ON act_pieces
    WHEN (SELECT container FROM act_containers WHERE session_id = OLD.session_id) IS NOT NULL
      AND NOT ${OF_SESSION('OLD.session_id')}
    BEGIN SELECT RAISE(ABORT, 'containers of acts are kept'); END;
  ${onlyEmptied(
    ['sms_stay', 'sms', 'messages stay as they were'],
    `${same('seq', 'at', 'direction', 'kind', 'request_id', 'lost')}
      AND NEW.number = '' AND NEW.iin IS NULL AND NEW.text = '' AND ${GATE}`,
  )}
  ${onlyEmptied(
    ['access_requests_stay', 'access_requests', 'a request does not change'],
    `${same('seq', 'id', 'entry_id', 'sender_id', 'application_id', 'method', 'bin', 'services', 'service_set')}
      AND ${same('company', 'expires_in', 'automated', 'received_at')}
      AND NEW.iin = '' AND NEW.holder IS NULL AND NEW.data_name IS NULL AND ${GATE}`,
  )}
  ${requestEventsOnlyEmptied()}
  ${onlyEmptied(
    ['accesses_stay', 'accesses', 'accesses only grows'],
    `${same('seq', 'at', 'bin', 'company', 'services', 'mode', 'action', 'token_id', 'consent_id', 'basis')}
      AND NEW.iin = '' AND ${GATE}`,
  )}
  ${onlyEmptied(
    ['consents_stay', 'consents', 'consents only grows'],
    `${same('id', 'bin', 'operator', 'services', 'data_list', 'purpose', 'given_at', 'until_at', 'third_parties')}
      AND ${same('cross_border', 'public_sources', 'automated', 'notify_transfers', 'method', 'request_id')}
      AND ${same('application_id')} AND NEW.iin = '' AND ${GATE}`,
  )}
  ${onlyEmptied(
    ['consent_events_stay', 'consent_events', 'consent_events only grows'],
    `${same('seq', 'consent_id', 'at', 'event', 'role')} AND NEW.by_whom = '' AND NEW.detail IS NULL AND ${GATE}`,
  )}
  ${onlyEmptied(
    ['notices_stay', 'notices', 'notices only grows'],
    `${same('seq', 'at', 'kind', 'bin', 'operator', 'services', 'channel', 'reference', 'automated')}
      AND NEW.iin = '' AND NEW.ru = '' AND NEW.kk = '' AND NEW.en = '' AND ${GATE}`,
  )}
  `
