import type { BusinessPolicy } from '../contract/business-signature.ts'
import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** What one service wants of one sender's business signature. */
export interface SenderPolicy extends BusinessPolicy {
  readonly senderId: string
  readonly serviceId: string
}

export interface BusinessSignatureStore {
  /** In place of what was set before for this sender and service. */
  set(policy: SenderPolicy): Promise<void>
  find(senderId: string, serviceId: string): Promise<SenderPolicy | undefined>
  findBySender(senderId: string): Promise<SenderPolicy[]>
}

type Stored = Row<Omit<SenderPolicy, 'required'>> & { readonly required: number }

const columns = 'sender_id AS senderId, service_id AS serviceId, mode, required'

export function businessSignatureStore(db: Db): BusinessSignatureStore {
  const upsert = db.prepare<[Stored]>(
    `INSERT INTO business_signatures (sender_id, service_id, mode, required)
     VALUES (@senderId, @serviceId, @mode, @required)
     ON CONFLICT (sender_id, service_id) DO UPDATE SET mode = excluded.mode, required = excluded.required`,
  )
  const one = db.prepare<[string, string], Stored>(
    `SELECT ${columns} FROM business_signatures WHERE sender_id = ? AND service_id = ?`,
  )
  const all = db.prepare<[string], Stored>(
    `SELECT ${columns} FROM business_signatures WHERE sender_id = ? ORDER BY service_id`,
  )
  return {
    set: async (policy) => {
      upsert.run({ ...policy, mode: policy.mode ?? null, required: policy.required ? 1 : 0 })
    },
    find: async (senderId, serviceId) => {
      const row = one.get(senderId, serviceId)
      return row && policyOf(row)
    },
    findBySender: async (senderId) => all.all(senderId).map(policyOf),
  }
}

const policyOf = ({ required, ...row }: Stored): SenderPolicy => ({
  ...withoutNulls<Omit<SenderPolicy, 'required'>>(row),
  required: required === 1,
})
