import type { Db } from './connection.ts'
import { orRefuse, type Row, withoutNulls } from './rows.ts'

/** How the subject consents (R-030, methods 1 to 5); also the `mode` claim of the security token. */
export type Method = '1414' | 'own' | 'proactive' | 'protocol' | 'sms'
/** `short`: the test environment did not ask for what it cannot check. */
export type ApplicationForm = 'short' | 'full'
export type ApplicationState = 'draft' | 'submitted' | 'returned' | 'approved'

/** An application to join the service; the texts are the items of R-021. */
export interface Application {
  readonly id: string
  readonly senderId: string
  readonly method: Method
  /** R-021(1) */
  readonly services: string
  /** R-021(2) */
  readonly neededServices: string
  /** R-021(3) */
  readonly servicePeriod: string
  /** R-021(4) */
  readonly storageTerm: string
  /** R-021(5) */
  readonly storageGrounds: string
  readonly proactiveCodes: readonly string[]
  /** End of the period in which the proactive service is rendered. */
  readonly proactiveUntil?: string
  /** How it was filed; absent while it is a draft. */
  readonly form?: ApplicationForm
  /** the operational centre of information security that watches over the systems. */
  readonly operationalCentre?: string
  /** whether the applicant is a bank; otherwise `approval` tells who let it use its own means. */
  readonly bank?: boolean
  readonly approval?: string
  /** the code of the ground of the protocoling mode. */
  readonly ground?: string
  readonly state: ApplicationState
  readonly createdAt: string
  readonly approvedAt?: string
}

export interface ApplicationStore {
  add(application: Application): Promise<void>
  find(id: string): Promise<Application | undefined>
  list(): Promise<Application[]>
  /** What was filled in, anew; false unless it is a draft or was returned. */
  rewrite(application: Application): Promise<boolean>
  /** From a draft, or one that was returned; false otherwise. */
  submit(id: string, form: ApplicationForm): Promise<boolean>
  /** From submitted; false otherwise. */
  sendBack(id: string): Promise<boolean>
  /** From draft or submitted; false when it is in another state or does not exist. */
  approve(id: string, at: string): Promise<boolean>
  /** The newest. */
  findApproved(senderId: string, method: Method): Promise<Application | undefined>
  /** Newest first, of every participant with this BIN. */
  findApprovedByBin(bin: string, method: Method): Promise<Application[]>
}

const columns = `a.id, a.sender_id AS senderId, a.method, a.services, a.needed_services AS neededServices,
  a.service_period AS servicePeriod, a.storage_term AS storageTerm, a.storage_grounds AS storageGrounds,
  a.proactive_codes AS proactiveCodes, a.proactive_until AS proactiveUntil, a.state, a.created_at AS createdAt,
  a.approved_at AS approvedAt, a.form, a.operational_centre AS operationalCentre, a.bank, a.approval, a.ground`
const newestFirst = 'ORDER BY a.approved_at DESC, a.created_at DESC, a.id DESC'

type ApplicationRow = Row<
  Omit<Application, 'proactiveCodes' | 'bank'> & { proactiveCodes: string; bank: number }
>

const application = ({ bank, ...row }: ApplicationRow): Application => ({
  ...withoutNulls<Application>({ ...row, proactiveCodes: null, bank: null }),
  proactiveCodes: JSON.parse(row.proactiveCodes ?? '[]'),
  ...(bank !== null && { bank: bank === 1 }),
})

const nothing = {
  proactiveUntil: null,
  approvedAt: null,
  form: null,
  operationalCentre: null,
  approval: null,
  ground: null,
} as const

const rowOf = ({ bank, ...added }: Application): ApplicationRow => ({
  ...nothing,
  ...added,
  proactiveCodes: JSON.stringify(added.proactiveCodes),
  bank: bank === undefined ? null : Number(bank),
})

export function applicationStore(db: Db): ApplicationStore {
  const insert = db.prepare<[ApplicationRow]>(
    `INSERT INTO applications (id, sender_id, method, services, needed_services, service_period, storage_term,
       storage_grounds, proactive_codes, proactive_until, state, created_at, approved_at, form,
       operational_centre, bank, approval, ground)
     VALUES (@id, @senderId, @method, @services, @neededServices, @servicePeriod, @storageTerm,
       @storageGrounds, @proactiveCodes, @proactiveUntil, @state, @createdAt, @approvedAt, @form,
       @operationalCentre, @bank, @approval, @ground)`,
  )
  const rewriting = db.prepare<[ApplicationRow]>(
    `UPDATE applications SET method = @method, services = @services, needed_services = @neededServices,
       service_period = @servicePeriod, storage_term = @storageTerm, storage_grounds = @storageGrounds,
       proactive_codes = @proactiveCodes, proactive_until = @proactiveUntil,
       operational_centre = @operationalCentre, bank = @bank, approval = @approval, ground = @ground
     WHERE id = @id AND state IN ('draft', 'returned')`,
  )
  const submission = db.prepare<[ApplicationForm, string]>(
    `UPDATE applications SET state = 'submitted', form = ?
     WHERE id = ? AND state IN ('draft', 'returned')`,
  )
  const sendingBack = db.prepare<[string]>(
    `UPDATE applications SET state = 'returned' WHERE id = ? AND state = 'submitted'`,
  )
  const one = db.prepare<[string], ApplicationRow>(
    `SELECT ${columns} FROM applications a WHERE a.id = ?`,
  )
  const all = db.prepare<[], ApplicationRow>(
    `SELECT ${columns} FROM applications a ORDER BY a.created_at, a.id`,
  )
  const approval = db.prepare<[string, string]>(
    `UPDATE applications SET state = 'approved', approved_at = ?
     WHERE id = ? AND state IN ('draft', 'submitted')`,
  )
  const approved = db.prepare<[string, Method], ApplicationRow>(
    `SELECT ${columns} FROM applications a
     WHERE a.sender_id = ? AND a.method = ? AND a.state = 'approved' ${newestFirst} LIMIT 1`,
  )
  const approvedByBin = db.prepare<[string, Method], ApplicationRow>(
    `SELECT ${columns} FROM participants p JOIN applications a ON a.sender_id = p.sender_id
     WHERE p.bin = ? AND a.method = ? AND a.state = 'approved' ${newestFirst}`,
  )
  const optional = (row: ApplicationRow | undefined) => (row ? application(row) : undefined)
  return {
    add: async (added) => {
      orRefuse(() => insert.run(rowOf(added)), `application ${added.id} already exists`)
    },
    find: async (id) => optional(one.get(id)),
    list: async () => all.all().map(application),
    rewrite: async (changed) => rewriting.run(rowOf(changed)).changes === 1,
    submit: async (id, form) => submission.run(form, id).changes === 1,
    sendBack: async (id) => sendingBack.run(id).changes === 1,
    approve: async (id, at) => approval.run(at, id).changes === 1,
    findApproved: async (senderId, method) => optional(approved.get(senderId, method)),
    findApprovedByBin: async (bin, method) => approvedByBin.all(bin, method).map(application),
  }
}
