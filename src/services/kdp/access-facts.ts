import type { Application, Method } from '../../storage/applications.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Call } from '../operation.ts'
import type { AccessCase } from './access-case.ts'
import { withdrawalOf } from './own-consent.ts'
import { type SubjectRights, subjectRights } from './subject-rights.ts'

/** A case and what the stores say of it at `now`: all that its checks may look at. */
export interface AccessFacts extends AccessCase, SubjectRights {
  readonly now: Date
  /** The sender's approved application for the method. */
  readonly application: Application | undefined
  /** The approved proactive application of `company_bin` that holds the code and is still in its period. */
  readonly proactive: Application | undefined
  /** Whether `company_bin` has an approved application for the protocoling mode. */
  readonly protocoling: boolean
  /** When the consent that the verification token tells of was withdrawn; ISO UTC, absent when it was not. */
  readonly withdrawnAt: string | undefined
}

export async function factsOf(
  asked: AccessCase,
  { sender, receivedAt, stores }: Pick<Call, 'sender' | 'receivedAt' | 'stores'>,
): Promise<AccessFacts> {
  const { method, request, proactiveCode } = asked
  const application = await stores.applications.findApproved(sender.senderId, method)
  const ofBin = await applicationsOfBin(stores, request.bin, method)
  const holding = ofBin.filter((one) => holdsCode(one, proactiveCode, receivedAt))
  const proactive = holding.find(({ senderId }) => senderId === sender.senderId) ?? holding[0]
  const own = proactive?.senderId === sender.senderId ? proactive : application
  const protocoling = method === 'protocol' && ofBin.length > 0
  const withdrawnAt = await withdrawalOf(stores, asked)
  const barred = await subjectRights(stores, request, receivedAt)
  const known = { application: own, proactive, protocoling, withdrawnAt }
  return { ...asked, ...known, ...barred, now: receivedAt }
}

const applicationsOfBin = (stores: Stores, bin: string, method: Method) =>
  method === 'proactive' || method === 'protocol'
    ? stores.applications.findApprovedByBin(bin, method)
    : Promise.resolve([])

/** A code counts only while its period of rendering lasts: the security token could not outlive it. */
const holdsCode = (
  { proactiveCodes, proactiveUntil }: Application,
  code: string | undefined,
  now: Date,
): boolean =>
  code !== undefined &&
  proactiveCodes.includes(code) &&
  proactiveUntil !== undefined &&
  Date.parse(proactiveUntil) > now.getTime()
