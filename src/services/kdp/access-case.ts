import type { Method } from '../../storage/applications.ts'
import type { Context, Warning } from '../operation.ts'
import type { AccessRequest } from './access-request.ts'
import type { Authenticity, AuthenticityJudge } from './authenticity.ts'
import { methodOf } from './method.ts'
import { tokenKeysOf } from './token-keys.ts'
import { readVerificationToken, type VerificationToken } from './verification-token.ts'
import type { Way, WayNames } from './ways.ts'

/** A request with everything that is known of it before the unit of work: its method, and its token, judged. */
export interface AccessCase<Known extends Method = Method> {
  readonly request: AccessRequest
  readonly method: Known
  readonly ovt: VerificationToken | undefined
  readonly authenticity: Authenticity
  /** What `mcheck` means; undefined when it means nothing known. */
  readonly way: Way | undefined
  readonly proactiveCode: string | undefined
  readonly basisCode: string | undefined
  readonly warnings: readonly Warning[]
}

/** Codes travel as elements or as claims of the token; where both are there, the element counts. */
export async function prepareCase(
  request: AccessRequest,
  { sender, read }: Pick<Context, 'sender' | 'read'>,
  { judge, ways }: { readonly judge: AuthenticityJudge; readonly ways: WayNames },
): Promise<AccessCase> {
  const ovt = readVerificationToken(request.ovt)
  const way = ways.get(ovt?.mcheck ?? '')
  const proactiveCode = request.proactiveCode ?? ovt?.proactiveCode
  const basisCode = request.basisCode ?? ovt?.basisCode
  const method = methodOf({ ...request, proactiveCode, basisCode, noConsent: way === 'None' })
  const registered = await read((stores) => tokenKeysOf(sender.senderId, stores))
  const authenticity = ovt
    ? await judge(ovt, registered)
    : { registered: registered.length, authentic: false }
  const warnings = [
    ...(ovt?.warnings ?? []),
    ...codeTwice('proactive-code', request.proactiveCode, ovt?.proactiveCode),
    ...codeTwice('basis-code', request.basisCode, ovt?.basisCode),
    ...(request.bin === sender.bin ? [] : [{ code: 'BIN_NOT_SENDERS', sender: sender.bin }]),
  ]
  return { request, method, ovt, authenticity, way, proactiveCode, basisCode, warnings }
}

const codeTwice = (field: string, element?: string, claim?: string): Warning[] =>
  element === undefined || claim === undefined || element === claim
    ? []
    : [{ code: 'CODE_TWICE', field, element, claim }]
