import type { Db } from './connection.ts'
import { orRefuse, type Row, withoutNulls } from './rows.ts'

/** The hostile gateway, on in a session from a moment on. */
export interface ClientPack {
  readonly id: string
  readonly sessionId: string
  readonly openedAt: string
  readonly closedAt?: string
}

/** One answer of the hostile gateway. */
export interface PackDelivery {
  /** Of the journal. */
  readonly entryId: string
  readonly packId: string
  readonly caseId: string
  readonly messageId: string
  /** jti of a token that was made for the answer, and was never issued. */
  readonly tokenId?: string
  readonly deliveredAt: string
}

/** What became of an answer: as the participant reports, or as its token was shown to a data owner. */
export interface PackMark {
  readonly entryId: string
  readonly mark: 'accepted' | 'refused' | 'used'
  readonly at: string
  /** The journal entry in which it was seen. */
  readonly evidence?: string
}

/** A finished self-test of the gateway. */
export interface GatewayPack {
  readonly id: string
  readonly sessionId?: string
  readonly finishedAt: string
  /** JSON. */
  readonly result: string
}

export interface PackStore {
  /** Rejects when the session has an open one. */
  open(pack: ClientPack): Promise<void>
  openOf(sessionId: string): Promise<ClientPack | undefined>
  /** False when it is closed already. */
  close(id: string, at: string): Promise<boolean>
  /** In the order of their opening. */
  ofSession(sessionId: string): Promise<ClientPack[]>
  /** Rejects when the pack gave this case already. */
  deliver(delivery: PackDelivery): Promise<void>
  /** In their order. */
  deliveries(packId: string): Promise<PackDelivery[]>
  /** The answer that a token came with, made for it or issued in it. */
  deliveryOfToken(tokenId: string): Promise<PackDelivery | undefined>
  /** The first of each kind stays; false when there was one. */
  mark(mark: PackMark): Promise<boolean>
  marks(packId: string): Promise<PackMark[]>
  addSelfTest(run: GatewayPack): Promise<void>
  selfTest(id: string): Promise<GatewayPack | undefined>
  selfTestsOf(sessionId: string): Promise<GatewayPack[]>
}

export function packStore(db: Db): PackStore {
  return { ...packsIn(db), ...deliveriesIn(db), ...selfTestsIn(db) }
}

function packsIn(db: Db): Pick<PackStore, 'open' | 'openOf' | 'close' | 'ofSession'> {
  const columns = 'id, session_id AS sessionId, opened_at AS openedAt, closed_at AS closedAt'
  const insert = db.prepare<[ClientPack]>(
    'INSERT INTO client_packs (id, session_id, opened_at) VALUES (@id, @sessionId, @openedAt)',
  )
  const open = db.prepare<[string], Row<ClientPack>>(
    `SELECT ${columns} FROM client_packs WHERE session_id = ? AND closed_at IS NULL`,
  )
  const closing = db.prepare<[string, string]>(
    'UPDATE client_packs SET closed_at = ? WHERE id = ? AND closed_at IS NULL',
  )
  const all = db.prepare<[string], Row<ClientPack>>(
    `SELECT ${columns} FROM client_packs WHERE session_id = ? ORDER BY seq`,
  )
  return {
    open: async (pack) =>
      void orRefuse(() => insert.run(pack), `session ${pack.sessionId} has an open pack already`),
    openOf: async (sessionId) => optional(open.get(sessionId)),
    close: async (id, at) => closing.run(at, id).changes === 1,
    ofSession: async (sessionId) => all.all(sessionId).map(withoutNulls),
  }
}

type Deliveries = Pick<PackStore, 'deliver' | 'deliveries' | 'deliveryOfToken' | 'mark' | 'marks'>

function deliveriesIn(db: Db): Deliveries {
  const columns = `d.entry_id AS entryId, d.pack_id AS packId, d.case_id AS caseId, d.message_id AS messageId,
    d.token_id AS tokenId, d.delivered_at AS deliveredAt`
  const insert = db.prepare<[Row<PackDelivery>]>(
    `INSERT INTO client_pack_deliveries (entry_id, pack_id, case_id, message_id, token_id, delivered_at)
     VALUES (@entryId, @packId, @caseId, @messageId, @tokenId, @deliveredAt)`,
  )
  const all = db.prepare<[string], Row<PackDelivery>>(
    `SELECT ${columns} FROM client_pack_deliveries d WHERE d.pack_id = ? ORDER BY d.seq`,
  )
  const ofToken = db.prepare<[{ readonly tokenId: string }], Row<PackDelivery>>(
    `SELECT ${columns} FROM client_pack_deliveries d
     WHERE d.token_id = @tokenId OR d.entry_id = (SELECT t.entry_id FROM tokens t WHERE t.id = @tokenId) ORDER BY d.seq LIMIT 1`,
  )
  const marking = db.prepare<[Row<PackMark>]>(
    `INSERT INTO client_pack_marks (entry_id, mark, at, evidence) VALUES (@entryId, @mark, @at, @evidence)
     ON CONFLICT DO NOTHING`,
  )
  const marked = db.prepare<[string], Row<PackMark>>(
    `SELECT m.entry_id AS entryId, m.mark, m.at, m.evidence FROM client_pack_deliveries d
     JOIN client_pack_marks m ON m.entry_id = d.entry_id WHERE d.pack_id = ? ORDER BY m.at, m.entry_id, m.mark`,
  )
  return {
    deliver: async (delivery) => {
      const taken = `pack ${delivery.packId} gave case ${delivery.caseId} already`
      orRefuse(() => insert.run({ tokenId: null, ...delivery }), taken)
    },
    deliveries: async (packId) => all.all(packId).map(withoutNulls),
    deliveryOfToken: async (tokenId) => optional(ofToken.get({ tokenId })),
    mark: async (mark) => marking.run({ evidence: null, ...mark }).changes === 1,
    marks: async (packId) => marked.all(packId).map(withoutNulls),
  }
}

function selfTestsIn(db: Db): Pick<PackStore, 'addSelfTest' | 'selfTest' | 'selfTestsOf'> {
  const columns = 'id, session_id AS sessionId, finished_at AS finishedAt, result'
  const insert = db.prepare<[Row<GatewayPack>]>(
    `INSERT INTO gateway_packs (id, session_id, finished_at, result)
     VALUES (@id, @sessionId, @finishedAt, @result)`,
  )
  const one = db.prepare<[string], Row<GatewayPack>>(
    `SELECT ${columns} FROM gateway_packs WHERE id = ?`,
  )
  const all = db.prepare<[string], Row<GatewayPack>>(
    `SELECT ${columns} FROM gateway_packs WHERE session_id = ? ORDER BY seq`,
  )
  return {
    addSelfTest: async (run) => void insert.run({ sessionId: null, ...run }),
    selfTest: async (id) => optional(one.get(id)),
    selfTestsOf: async (sessionId) => all.all(sessionId).map(withoutNulls),
  }
}

const optional = <T extends object>(row: Row<T> | undefined): T | undefined =>
  row ? withoutNulls<T>(row) : undefined
