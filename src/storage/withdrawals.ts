import type { Db } from './connection.ts'
import { orRefuse, type Row, withoutNulls } from './rows.ts'

/** A subject's application to withdraw a consent, and what the operator decided of it. */
export interface Withdrawal {
  readonly id: string
  readonly consentId: string
  readonly iin: string
  /** Of the operator that the consent names. */
  readonly bin: string
  readonly askedAt: string
  /** The end of the term of the operator. */
  readonly due: string
  readonly decision?: WithdrawalDecision
}

export interface WithdrawalDecision {
  readonly decidedAt: string
  readonly solution: Solution
  /** There when refused. */
  readonly reason?: string
}

export type Solution = 'TERMINATED' | 'REFUSED'

export interface WithdrawalStore {
  ask(withdrawal: Omit<Withdrawal, 'decision'>): Promise<void>
  /** Rejects when it is decided already. */
  decide(id: string, decision: WithdrawalDecision): Promise<void>
  find(id: string): Promise<Withdrawal | undefined>
  /** Those of an operator that wait for its decision, asked within the period (ISO UTC, inclusive); oldest first. */
  open(bin: string, period: { readonly from: string; readonly to: string }): Promise<Withdrawal[]>
  /** Every one to an operator, asked since (ISO UTC, inclusive), decided or not; oldest first. */
  ofOperator(bin: string, since: string): Promise<Withdrawal[]>
  /** Every one of a subject's, oldest first. */
  ofSubject(iin: string): Promise<Withdrawal[]>
  /** The consents of a subject that an operator stopped processing under: which, and when. */
  terminated(iin: string, bin: string): Promise<{ consentId: string; at: string }[]>
}

type WithdrawalRow = Row<Omit<Withdrawal, 'decision'> & WithdrawalDecision>

const columns = `w.id, w.consent_id AS consentId, w.iin, w.bin, w.asked_at AS askedAt, w.due,
  d.decided_at AS decidedAt, d.solution, d.reason`
const joined = 'withdrawals w LEFT JOIN withdrawal_decisions d ON d.withdrawal_id = w.id'

function withdrawalOf({ decidedAt, solution, reason, ...asked }: WithdrawalRow): Withdrawal {
  const withdrawal = withoutNulls<Omit<Withdrawal, 'decision'>>(asked)
  if (decidedAt === null || solution === null) return withdrawal
  return { ...withdrawal, decision: withoutNulls({ decidedAt, solution, reason }) }
}

export function withdrawalStore(db: Db): WithdrawalStore {
  const insert = db.prepare<[Omit<Withdrawal, 'decision'>]>(
    `INSERT INTO withdrawals (id, consent_id, iin, bin, asked_at, due)
     VALUES (@id, @consentId, @iin, @bin, @askedAt, @due)`,
  )
  const decision = db.prepare<[Row<WithdrawalDecision> & { id: string }]>(
    `INSERT INTO withdrawal_decisions (withdrawal_id, decided_at, solution, reason)
     VALUES (@id, @decidedAt, @solution, @reason)`,
  )
  const one = db.prepare<[string], WithdrawalRow>(`SELECT ${columns} FROM ${joined} WHERE w.id = ?`)
  const open = db.prepare<[{ bin: string; from: string; to: string }], WithdrawalRow>(
    `SELECT ${columns} FROM ${joined}
     WHERE w.bin = @bin AND d.withdrawal_id IS NULL AND w.asked_at >= @from AND w.asked_at <= @to ORDER BY w.seq`,
  )
  const ofOperator = db.prepare<[string, string], WithdrawalRow>(
    `SELECT ${columns} FROM ${joined} WHERE w.bin = ? AND w.asked_at >= ? ORDER BY w.seq`,
  )
  const ofSubject = db.prepare<[string], WithdrawalRow>(
    `SELECT ${columns} FROM ${joined} WHERE w.iin = ? ORDER BY w.seq`,
  )
  const terminated = db.prepare<[string, string], { consentId: string; at: string }>(
    `SELECT w.consent_id AS consentId, d.decided_at AS at
     FROM withdrawals w JOIN withdrawal_decisions d ON d.withdrawal_id = w.id
     WHERE w.iin = ? AND w.bin = ? AND d.solution = 'TERMINATED' ORDER BY w.seq`,
  )
  return {
    ask: async (withdrawal) => {
      orRefuse(() => insert.run(withdrawal), `withdrawal ${withdrawal.id} already exists`)
    },
    decide: async (id, decided) => {
      const row = { reason: null, ...decided, id }
      orRefuse(() => decision.run(row), `withdrawal ${id} is decided already`)
    },
    find: async (id) => {
      const row = one.get(id)
      return row && withdrawalOf(row)
    },
    open: async (bin, period) => open.all({ bin, ...period }).map(withdrawalOf),
    ofOperator: async (bin, since) => ofOperator.all(bin, since).map(withdrawalOf),
    ofSubject: async (iin) => ofSubject.all(iin).map(withdrawalOf),
    terminated: async (iin, bin) => terminated.all(iin, bin),
  }
}
