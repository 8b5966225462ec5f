import { canonicalJson } from '../act/json.ts'
import { record } from '../act/log/chain.ts'
import type { LogEvents, OverrideStatement } from '../act/log/events.ts'
import { checksOf } from '../certification/count-checks.ts'
import { refuseErased } from '../certification/erased.ts'
import type { Clock } from '../clock.ts'
import { type Asked, invalid, needText, oneOf } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'
import { judgeSigner } from '../eds/cms/judge.ts'
import { readSignedData } from '../eds/cms/read.ts'
import type { KeyFinder } from '../envelope/verify.ts'
import type { Storage } from '../storage/database.ts'
import type { JournalEntry } from '../storage/messages.ts'
import type { Stores } from '../storage/stores.ts'
import { needWords } from './erasure/words.ts'

export interface OverrideDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly keyOf: KeyFinder
}

export type Override = LogEvents['verdict-overridden']

/** One message of a session. Throws ShepFault SESSION_UNKNOWN, SESSION_ERASED, ENTRY_UNKNOWN. */
export async function entryOf(
  sessionId: string,
  entryId: string,
  { sessions, messages, erasures }: Pick<Stores, 'sessions' | 'messages' | 'erasures'>,
): Promise<JournalEntry> {
  if (!(await sessions.find(sessionId))) throw new ShepFault('SESSION_UNKNOWN', { id: sessionId })
  await refuseErased(sessionId, { erasures })
  const found = await messages.one(entryId)
  if (found?.certificationId !== sessionId)
    throw new ShepFault('ENTRY_UNKNOWN', { id: entryId, sessionId })
  return found
}

/** The rows of one rule on a message. Throws ShepFault INPUT_INVALID when it has none. */
export function rowsOf(entry: JournalEntry, rule: string): readonly CheckResult[] {
  const rows = checksOf(entry).filter((one) => one.rule === rule)
  if (rows.length === 0) throw invalid('rule', `the record of ${entry.id} has no ${rule}`)
  return rows
}

/** What is to be signed: who judges which check otherwise, beside what is on record. */
export async function statementOf(
  sessionId: string,
  body: Asked['body'],
  { storage, clock }: Pick<OverrideDeps, 'storage' | 'clock'>,
): Promise<OverrideStatement> {
  const [entryId, rule] = [needText(body, 'entryId'), needText(body, 'rule')]
  const entry = await storage.read((stores) => entryOf(sessionId, entryId, stores))
  const machine = rowsOf(entry, rule)
    .map(({ verdict }) => verdict)
    .join(', ')
  const verdict = oneOf(body, 'verdict', ['pass', 'fail'])
  if (verdict === machine) throw invalid('verdict', `${rule} is ${machine} on record already`)
  const [by, reason] = [needWords(body, 'by', clock()), needWords(body, 'reason', clock())]
  return { sessionId, entryId, rule, machine, verdict, by, reason }
}

/** Puts a signed override on record; the record of the machine, the count and the act stay as they are. */
export async function override(
  sessionId: string,
  body: Asked['body'],
  { storage, clock, keyOf }: OverrideDeps,
): Promise<Override> {
  const statement = await statementOf(sessionId, body, { storage, clock })
  const cms = needText(body, 'signature').replace(/\s/g, '')
  const content = Buffer.from(canonicalJson(statement))
  const signer = await signerOf(Buffer.from(cms, 'base64'), content, keyOf)
  const data: Override = { statement, signer, cms }
  await storage.transact(({ eventLog: log }) =>
    record({ kind: 'verdict-overridden', data }, { log, clock }),
  )
  return data
}

/** Whose detached signature it is. Throws ShepFault CMS_…, and what is wrong with the certificate. */
async function signerOf(cms: Uint8Array, content: Uint8Array, keyOf: KeyFinder): Promise<string> {
  const signed = readSignedData(cms)
  const [signer, ...others] = signed.signers
  if (!signer || others.length > 0) throw invalid('signature', 'exactly one signer is expected')
  const { content: _, ...detached } = signed
  const { checks, certificate } = judgeSigner(detached, signer, { content })
  refuseFailed(checks)
  if (certificate === undefined) throw new ShepFault('CMS_CERTIFICATE')
  const base64 = Buffer.from(certificate.der).toString('base64')
  const found = await keyOf({ form: 'certificate', base64 })
  refuseFailed(found.checks)
  return certificate.fingerprint
}

function refuseFailed(checks: readonly CheckResult[]): void {
  const failed = checks.find(({ verdict }) => !['pass', 'warn', 'not-applicable'].includes(verdict))
  if (!failed) return
  const { rule, fault = 'CMS_SIGNATURE', expected, actual } = failed
  throw new ShepFault(fault, { rule, expected, actual })
}

/** Those of one session, in the order they were made. */
export async function overridesOf(
  sessionId: string,
  { eventLog }: Pick<Stores, 'eventLog'>,
): Promise<readonly (Override & { readonly seq: number; readonly at: string })[]> {
  const rows = await eventLog.ofKind('verdict-overridden')
  return rows
    .map(({ seq, at, data }) => ({ seq, at, ...(JSON.parse(data) as Override) }))
    .filter(({ statement }) => statement.sessionId === sessionId)
}
