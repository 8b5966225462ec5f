import { ShepFault } from '../../contract/faults.ts'
import type { SenderInfo } from '../../contract/messages.ts'
import type { Operation } from '../../services/operation.ts'
import type { Storage } from '../../storage/database.ts'
import type { Limits } from '../../xml/limits.ts'
import type { Delivery, Entry } from '../entry.ts'
import type { PasswordCheck } from '../passwords.ts'
import { noting, type Outcome, serve } from '../process.ts'
import { requirePassword } from '../sender.ts'
import { translated } from './operations.ts'
import { readCall } from './read.ts'

export interface BureauDeps {
  readonly checkPassword: PasswordCheck
  readonly route: (serviceId: string) => Operation
  readonly storage: Storage
  readonly limits: Limits
}

/**
 * The life of a call of the bureau's façade: HTTP Basic in place of a signature, then the same КДП with the same refusals.
 * It belongs to no certification session, whatever its sender has open: nothing of it was signed.
 */
export async function processBureau(
  entry: Entry,
  { headers }: Pick<Delivery, 'headers'>,
  deps: BureauDeps,
): Promise<Outcome> {
  const { facts } = entry
  const call = await noting(entry, async () => readCall(entry.arrival, deps.limits))
  facts.serviceId = call.operation.slice(0, 100)
  facts.notes = { userId: call.userId }
  const { data, requestNumber } = await noting(entry, async () => translated(call))
  const messageId = requestNumber ?? entry.id
  facts.messageId = messageId
  const participant = await noting(entry, () => authenticate(headers, deps))
  facts.senderId = participant.senderId
  facts.checks = [...facts.checks, { rule: 'W-31', verdict: 'pass' }]
  const info = {
    messageId,
    serviceId: 'KDP_SERVICE',
    messageDate: entry.receivedAt.toISOString(),
    sender: { senderId: participant.senderId },
    properties: [],
  }
  return serve(entry, { info, data }, participant, deps.route(info.serviceId), deps)
}

async function authenticate(headers: Delivery['headers'], { storage, checkPassword }: BureauDeps) {
  const sender = basicOf(headers)
  const known = await storage.read(({ participants }) => participants.find(sender.senderId))
  return requirePassword(sender, known, checkPassword)
}

/** RFC 7617: user and password in base64, the first colon between them. */
function basicOf(headers: Delivery['headers']): SenderInfo {
  const value = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
  const [, base64] = /^Basic +([A-Za-z0-9+/=]{1,1000})$/i.exec(value.trim()) ?? []
  const text = Buffer.from(base64 ?? '', 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 1) throw new ShepFault('BUREAU_CREDENTIALS_MISSING')
  return { senderId: text.slice(0, colon), password: text.slice(colon + 1) }
}
