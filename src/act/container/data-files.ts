import { actHtml } from '../html.ts'
import { renderAct } from '../pdf.ts'
import type { Act } from '../shape.ts'
import { type Attempt, attemptLine } from './attempts.ts'
import { type KeptMessage, messageFiles } from './evidence-files.ts'
import { evidenceName } from './evidence-names.ts'
import { instructions } from './instructions.ts'
import { lineWriter } from './lines.ts'
import type { ContainerFiles } from './make.ts'
import { overrideInstructions } from './override-instructions.ts'
import type { ZipEntry } from './zip-format.ts'

export interface ActSources {
  /** act.json, to the byte. */
  readonly text: string
  /** Messages of the session one after another, in the order of the journal, without their bytes. */
  readonly attempts: (visit: (attempt: Attempt) => void) => Promise<void>
  /** One of them, with its bytes: asked for when it is written, so that one is held at a time. */
  readonly message: (entryId: string) => Promise<KeptMessage | undefined>
  /** config.json, as it was when the session was closed. */
  readonly settings: string
  /** Certificates, keys, revocation lists and OCSP answers used: `trust/…`. Nobody trusts them for lying there. */
  readonly trust: ContainerFiles
  /** What people signed who judged a check otherwise: `overrides/…`. */
  readonly overrides?: ContainerFiles
  /** Of the event log, where there is one. */
  readonly checkpoint?: Uint8Array
}

/** The data files of the container of an act (anchors 6.3), in their order, each made when it is asked for. The same sources give the same bytes. */
export async function* actFiles(sources: ActSources): AsyncGenerator<ZipEntry> {
  const { text, attempts, settings, trust, overrides = [], checkpoint } = sources
  const act: Act = JSON.parse(text)
  // Made before the larger one, so that what it took is not held beside it.
  const page = file('act.html', actHtml(text))
  yield { name: 'act.pdf', bytes: await renderAct(text) }
  yield file('act.json', text)
  yield page
  yield file('VERIFY.md', overrides.length > 0 ? instructions + overrideInstructions : instructions)
  yield* evidenceOf(act, sources)
  yield { name: 'attempts.jsonl', bytes: await attemptsFile(act, attempts) }
  yield file('config.json', settings)
  yield* overrides
  yield* trust
  if (checkpoint) yield { name: 'log/checkpoint.json', bytes: checkpoint }
}

const file = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text) })

/** Every message of the session, one line each, also the failed ones: nothing is picked. */
async function attemptsFile(act: Act, attempts: ActSources['attempts']): Promise<Uint8Array> {
  const lines = lineWriter()
  const lineOf = attemptLine(act)
  await attempts((attempt) => lines.add(lineOf(attempt)))
  return lines.bytes()
}

async function* evidenceOf(
  { responses }: Act,
  { message }: Pick<ActSources, 'message'>,
): AsyncGenerator<ZipEntry> {
  const filesOf = async (name: string, id: string) => {
    const kept = await message(id)
    if (kept === undefined) throw new Error(`journal entry ${id} of the act is not in its session`)
    return messageFiles(name, kept)
  }
  const count = responses.length
  for (const { number, entryId, exchange } of responses) {
    yield* await filesOf(evidenceName(number, count), entryId)
    if (exchange.verdict === 'not-presented') continue
    yield* await filesOf(evidenceName(number, count, 'owner'), exchange.entryId)
  }
}
