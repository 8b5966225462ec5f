import { checksOf } from '../../certification/count-checks.ts'
import type { Act } from '../shape.ts'
import { type Attempt, attemptLine } from './attempts.ts'
import { type KeptMessage, messageFiles } from './evidence-files.ts'
import { evidenceName } from './evidence-names.ts'
import { instructions } from './instructions.ts'
import type { ContainerFiles } from './make.ts'
import { overrideInstructions } from './override-instructions.ts'
import type { LargeEntry, ZipEntry } from './zip-format.ts'

export interface ActSources {
  /** act.json, to the byte, and what it says. */
  readonly text: string
  readonly act: Act
  /** act.pdf and act.html, as they were printed of it. */
  readonly pdf: LargeEntry['steps']
  readonly html: LargeEntry['steps']
  /** Messages of the session one after another, in the order of the journal, without their bytes. */
  readonly attempts: (visit: (attempt: Attempt) => unknown) => Promise<void>
  /** One of them, with its bytes: asked for when it is written, so that one is held at a time. */
  readonly message: (entryId: string) => Promise<KeptMessage | undefined>
  /** config.json, as it was when the session was closed. */
  readonly settings: string
  /** Certificates, keys and revocation lists used: `trust/…`. Nobody trusts them for lying there. */
  readonly trust: ContainerFiles
  /** An OCSP answer by its SHA-256, DER: what verdicts rested on lies beside them. */
  readonly ocspAnswer: (sha256: string) => Promise<Uint8Array | undefined>
  /** What people signed who judged a check otherwise: `overrides/…`. */
  readonly overrides: ContainerFiles
  /** Of the event log, where there is one. */
  readonly checkpoint?: Uint8Array
}

/** The data files of the container of an act (anchors 6.3), in their order, each made when it is asked for. The same sources give the same bytes. */
export async function* actFiles(sources: ActSources): AsyncGenerator<ZipEntry | LargeEntry> {
  const { text, act, pdf, html, settings, trust, overrides, checkpoint } = sources
  yield { name: 'act.pdf', steps: pdf }
  yield file('act.json', text)
  yield { name: 'act.html', steps: html }
  yield file('VERIFY.md', overrides.length > 0 ? instructions + overrideInstructions : instructions)
  yield* evidenceOf(act, sources)
  const { attempts, ocsp } = await attemptsOf(act, sources)
  yield { name: 'attempts.jsonl', bytes: attempts }
  yield file('config.json', settings)
  yield* overrides
  yield* trust
  yield* ocspFiles(ocsp, sources)
  if (checkpoint) yield { name: 'log/checkpoint.json', bytes: checkpoint }
}

const file = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text) })

/** Every message of the session, one line each, also the failed ones: nothing is picked; and the OCSP answers that those counted name. */
async function attemptsOf(
  act: Act,
  { attempts }: Pick<ActSources, 'attempts'>,
): Promise<{ readonly attempts: Uint8Array; readonly ocsp: ReadonlySet<string> }> {
  const counted = countedIn(act)
  const lineOf = attemptLine(act)
  const lines: Buffer[] = []
  const named = new Set<string>()
  await attempts((attempt) => {
    lines.push(Buffer.from(`${lineOf(attempt)}\n`))
    if (!counted.has(attempt.id)) return
    for (const { ocsp = [] } of checksOf(attempt)) for (const one of ocsp) named.add(one)
  })
  return { attempts: Buffer.concat(lines), ocsp: named }
}

const countedIn = ({ responses }: Act): ReadonlySet<string> =>
  new Set(
    responses.flatMap(({ entryId, exchange }) =>
      'entryId' in exchange ? [entryId, exchange.entryId] : [entryId],
    ),
  )

/** `trust/ocsp/SHA-256.der`, each once. */
async function* ocspFiles(
  named: ReadonlySet<string>,
  { ocspAnswer }: Pick<ActSources, 'ocspAnswer'>,
): AsyncGenerator<ZipEntry> {
  for (const sha256 of [...named].sort()) {
    const bytes = await ocspAnswer(sha256)
    if (!bytes) throw new Error(`the OCSP answer ${sha256} that a verdict rests on is not there`)
    yield { name: `trust/ocsp/${sha256}.der`, bytes }
  }
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
