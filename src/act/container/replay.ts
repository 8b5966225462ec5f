import type { CheckResult } from '../../contract/verdict.ts'
import type { ReplayDifference } from '../replay-difference.ts'
import type { Files } from './judge-files.ts'

/** One message of the act as it is attached: the bytes, and what was recorded of them. */
export interface AttachedMessage {
  /** The files begin with this: `evidence/01`, `evidence/01-owner`. */
  readonly name: string
  readonly request: Uint8Array
  readonly response: Uint8Array
  readonly requestHeaders: string
  readonly responseHeaders: string
  readonly checks: readonly CheckResult[]
}

/** What came out otherwise this time, as a verdict on a container tells it. */
export type ToldDifference = Pick<ReplayDifference, 'message' | 'rule' | 'recorded' | 'recomputed'>

/** Makes every check again from the raw messages, and tells each difference; `files` are all of the container. */
export type Replay = (
  messages: Iterable<AttachedMessage>,
  files: Files,
) => Promise<readonly ToldDifference[]>

const REQUEST = /^(evidence\/\d+(?:-owner)?)-request\.xml$/

/** The messages of a container, in the order of their names, each read when it is its turn; what is missing of one is empty. */
export function* attachedMessages(files: Files): Generator<AttachedMessage> {
  const text = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8')
  const bytes = (name: string) => files.get(name) ?? new Uint8Array()
  const names = [...files.keys()].flatMap((name) => REQUEST.exec(name)?.[1] ?? [])
  for (const name of names.sort())
    yield {
      name,
      request: bytes(`${name}-request.xml`),
      response: bytes(`${name}-response.xml`),
      requestHeaders: text(`${name}-request.headers`),
      responseHeaders: text(`${name}-response.headers`),
      checks: checksIn(text(`${name}-checks.json`)),
    }
}

/** A record that cannot be read records nothing. */
function checksIn(text: string): readonly CheckResult[] {
  try {
    const read: { readonly checks?: unknown } = JSON.parse(text)
    return Array.isArray(read.checks) ? (read.checks as CheckResult[]) : []
  } catch {
    return []
  }
}
