import { checksOf } from '../../certification/count-checks.ts'
import { rules } from '../../contract/rules.ts'
import type { notCountedOf } from '../entries.ts'
import { actHtml } from '../html.ts'
import { sha256 } from '../json.ts'
import { renderAct } from '../pdf.ts'
import type { Act } from '../shape.ts'
import { evidenceName } from './evidence-names.ts'
import { instructions } from './instructions.ts'
import type { ContainerFiles } from './make.ts'
import { overrideInstructions } from './override-instructions.ts'
import type { ZipEntry } from './zip-format.ts'

type JournalEntry = Parameters<typeof notCountedOf>[0]['entry']

export interface ActSources {
  /** act.json, to the byte. */
  readonly text: string
  /** All messages of the session, in the order of the journal. */
  readonly entries: readonly JournalEntry[]
  /** config.json, as it was when the session was closed. */
  readonly settings: string
  /** Certificates, keys and revocation lists used: `trust/…`. Nobody trusts them for lying there. */
  readonly trust: ContainerFiles
  /** What people signed who judged a check otherwise: `overrides/…`. */
  readonly overrides?: ContainerFiles
  /** Of the event log, where there is one. */
  readonly checkpoint?: Uint8Array
}

/** The data files of the container of an act (anchors 6.3), in their order. The same sources give the same bytes. */
export async function actFiles(sources: ActSources): Promise<ContainerFiles> {
  const { text, entries, settings, trust, overrides = [], checkpoint } = sources
  const act: Act = JSON.parse(text)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return [
    { name: 'act.pdf', bytes: await renderAct(text) },
    file('act.json', text),
    file('act.html', actHtml(text)),
    file('VERIFY.md', overrides.length > 0 ? instructions + overrideInstructions : instructions),
    ...evidenceOf(act, byId),
    file('attempts.jsonl', attemptsOf(act, entries)),
    file('config.json', settings),
    ...overrides,
    ...trust,
    ...(checkpoint ? [{ name: 'log/checkpoint.json', bytes: checkpoint }] : []),
  ]
}

const file = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text) })

function evidenceOf(act: Act, byId: ReadonlyMap<string, JournalEntry>): ZipEntry[] {
  const count = act.responses.length
  return act.responses.flatMap(({ number, entryId, exchange }) => [
    ...messageFiles(evidenceName(number, count), needed(byId, entryId)),
    ...(exchange.verdict === 'not-presented'
      ? []
      : messageFiles(evidenceName(number, count, 'owner'), needed(byId, exchange.entryId))),
  ])
}

function needed(byId: ReadonlyMap<string, JournalEntry>, id: string): JournalEntry {
  const entry = byId.get(id)
  if (entry === undefined) throw new Error(`journal entry ${id} of the act is not in its session`)
  return entry
}

/** Bytes as received and sent, headers as received; of the answer the journal keeps the status. */
function messageFiles(name: string, entry: JournalEntry): ZipEntry[] {
  const { request, response, httpStatus } = entry
  if (response === undefined) throw new Error(`journal entry ${entry.id} has no answer`)
  return [
    { name: `${name}-request.xml`, bytes: request },
    { name: `${name}-request.headers`, bytes: headersIn(entry) },
    { name: `${name}-response.xml`, bytes: response },
    file(`${name}-response.headers`, `HTTP/1.1 ${httpStatus}\r\n`),
    file(`${name}-checks.json`, `${JSON.stringify(checksFile(entry), undefined, 1)}\n`),
  ]
}

/** Header values are bytes, which Node reads as Latin-1. */
function headersIn({ endpoint, headers }: JournalEntry): Uint8Array {
  const pairs = JSON.parse(headers) as readonly (readonly [string, string])[]
  const lines = [`POST ${endpoint} HTTP/1.1`, ...pairs.map(([name, value]) => `${name}: ${value}`)]
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')
}

const checksFile = (entry: JournalEntry) => ({
  format: 'shep-emulator/checks/1',
  entryId: entry.id,
  receivedAt: entry.receivedAt,
  answeredAt: entry.answeredAt,
  outcome: entry.outcome,
  engine: entry.engine,
  checks: checksOf(entry).map(({ rule, verdict, ...found }) => ({
    rule,
    clause: rules[rule].source,
    text: rules[rule].text,
    verdict,
    ...found,
  })),
})

/** Every message of the session, one line each, also the failed ones: nothing is picked. */
function attemptsOf(act: Act, entries: readonly JournalEntry[]): string {
  const counted = new Map<string, Readonly<Record<string, number>>>(
    act.responses.flatMap(({ number, entryId, exchange }) => [
      [entryId, { response: number }] as const,
      ...('entryId' in exchange ? [[exchange.entryId, { exchange: number }] as const] : []),
    ]),
  )
  const reasons = new Map(act.notCounted.map((one) => [one.entryId, one.reasons]))
  const lines = entries.map((entry) => {
    const { id, receivedAt, answeredAt, endpoint, httpStatus, outcome } = entry
    const { serviceId, messageId, sessionId, tokenId, certificate, engine, verified } = entry
    const failed = checksOf(entry).filter(({ verdict }) => verdict !== 'pass')
    const known = { serviceId, messageId, sessionId, tokenId, certificate, engine, verified }
    return {
      ...{ entryId: id, receivedAt, answeredAt, endpoint, httpStatus, outcome, ...known },
      requestSha256: sha256(entry.request),
      ...(entry.response && { responseSha256: sha256(entry.response) }),
      counted: counted.get(id) ?? false,
      ...(reasons.has(id) && { reasons: reasons.get(id) }),
      notPassed: failed,
    }
  })
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
