import type { CountedResponse } from '../../certification/count.ts'
import { checksOf } from '../../certification/count-checks.ts'
import { rules } from '../../contract/rules.ts'
import type { ZipEntry } from './zip-format.ts'

/** A message as the journal has it. */
export type KeptMessage = CountedResponse['entry'] & {
  readonly headers: string
  readonly request: Uint8Array
  readonly response?: Uint8Array
  /** Absent in messages from before they were kept. */
  readonly responseHeaders?: string
}

/** Bytes and headers as received and sent; what the server itself added to the answer, such as Date, is not on record. */
export function messageFiles(name: string, entry: KeptMessage): ZipEntry[] {
  const { request, response } = entry
  if (response === undefined) throw new Error(`journal entry ${entry.id} has no answer`)
  return [
    { name: `${name}-request.xml`, bytes: request },
    { name: `${name}-request.headers`, bytes: headersIn(entry) },
    { name: `${name}-response.xml`, bytes: response },
    { name: `${name}-response.headers`, bytes: responseHeadersIn(entry) },
    file(`${name}-checks.json`, `${JSON.stringify(checksFile(entry), undefined, 1)}\n`),
  ]
}

const file = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text) })

const headersIn = ({ endpoint, headers }: KeptMessage): Uint8Array =>
  headerLines(`POST ${endpoint} HTTP/1.1`, headers)

const responseHeadersIn = ({ httpStatus, responseHeaders = '[]' }: KeptMessage): Uint8Array =>
  headerLines(`HTTP/1.1 ${httpStatus}`, responseHeaders)

/** Header values are bytes, which Node reads as Latin-1. */
function headerLines(first: string, headers: string): Uint8Array {
  const pairs = JSON.parse(headers) as readonly (readonly [string, string])[]
  const lines = [first, ...pairs.map(([name, value]) => `${name}: ${value}`)]
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')
}

const checksFile = (entry: KeptMessage) => ({
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
