import type { Maker } from '../act/act.ts'
import { type ActSources, actFiles } from '../act/container/data-files.ts'
import { judgeCheckpoint } from '../act/container/judge-checkpoint.ts'
import { judgeFacts } from '../act/container/judge-facts.ts'
import { logFiles } from '../act/container/log-files.ts'
import { type Makers, writeContainer } from '../act/container/make.ts'
import { fileSource } from '../act/container/source.ts'
import { type ContainerVerdict, verifyContainer } from '../act/container/verify.ts'
import { type Looked, lookedAt } from '../act/contents.ts'
import { type DrawnUp, drawUp } from '../act/freeze.ts'
import { actHtml } from '../act/html.ts'
import { printAct } from '../act/pdf.ts'
import type { TimeStampKind } from '../act/statements.ts'
import { actIn } from '../act/stored.ts'
import { hashOf, sha256 } from '../eds/algorithms/hashes.ts'
import { digestAlgorithmByOid } from '../eds/algorithms/registry.ts'
import { parseCertificate } from '../eds/certificate.ts'
import { scanMessage } from '../services/personal-data/scan.ts'
import type { JournalRecord } from '../storage/messages.ts'
import type { Stores } from '../storage/stores.ts'
import { bufferedWriter } from './scratch.ts'

/** What acts take that the event loop has no time for; done in a thread, or here. */
export interface ContainerWork {
  /** Draws up the act of a session as it stands. */
  drawUp(order: DrawingUp): Promise<DrawnUp>
  draw(drawing: Drawing): Promise<Drawn>
  /** Writes a container and judges it. */
  make(task: ContainerTask, asks: ContainerAsks): Promise<MadeContainer>
}

/** Whose act is drawn up: all but the scan for personal data, which every emulator has. */
export interface DrawingUp {
  readonly sessionId: string
  readonly maker: Omit<Maker, 'personalData'>
  /** ISO 8601. */
  readonly closedAt: string
}

/** act.json, and an open file, empty, for what people read of it. */
export interface Drawing {
  readonly text: string
  readonly descriptor: number
}

/** What is in that file: first act.html, then act.pdf, bytes. */
export interface Drawn {
  readonly html: number
  readonly pdf: number
}

/** A container to be made: all that is small. */
export interface ContainerTask extends Pick<ActSources, 'text' | 'settings' | 'trust'> {
  readonly sessionId: string
  /** An open file, empty, to be written and read. */
  readonly descriptor: number
  readonly drawn: Drawn & Pick<Drawing, 'descriptor'>
  /** OID of the digest that goes with the key of the seal. */
  readonly sealDigest: string
  /** DER of everybody that the gateway trusts. */
  readonly trusted: readonly Uint8Array[]
}

/** How a container that was written was judged, and whose time stamp its act promises. */
export interface MadeContainer {
  readonly verdict: ContainerVerdict
  readonly timeStamp: TimeStampKind
}

/** What others have to say meanwhile, of a manifest that they do not see: by its hash. */
export interface ContainerAsks {
  /** `hash`: by the algorithm that the task names. */
  seal(hash: Uint8Array): Promise<Uint8Array>
  /** `hash`: SHA-256. */
  stamp(hash: Uint8Array): Promise<Uint8Array>
  now(): Promise<Date>
}

/** What is read of a session that is closed. */
export interface Records {
  readonly messages: Pick<Stores['messages'], 'nextOfCertification' | 'one'>
  readonly eventLog: Pick<Stores['eventLog'], 'list' | 'checkpoints'>
  readonly ocspAnswers: Pick<Stores['ocspAnswers'], 'find'>
}

/** Over one snapshot of the records; of what was sent and received one message is held at a time. */
export async function drawUpAct(
  { sessionId, maker, closedAt }: DrawingUp,
  stores: Stores,
): Promise<DrawnUp> {
  const looked: Looked[] = []
  const visit = async ({ id }: JournalRecord) => {
    const content = await stores.messages.content(id)
    if (content !== undefined) looked.push(lookedAt(content, scanMessage))
  }
  await eachOf(sessionId, stores)(visit)
  const deps = { maker: { ...maker, personalData: scanMessage }, closedAt, looked }
  return { made: await drawUp(sessionId, stores, deps), looked }
}

/** Prints an act. What it took is given back before anything is made of it: when that is done in a thread, with the thread. */
export async function drawAct({ text, descriptor }: Drawing): Promise<Drawn> {
  const { write, flush } = bufferedWriter(descriptor)
  let pdf = 0
  const html = write(Buffer.from(actHtml(text)))
  await printAct(text, (bytes) => {
    pdf += write(bytes)
  })
  flush()
  return { html, pdf }
}

/** Writes a container to its file and judges it there. */
export async function makeContainer(
  task: ContainerTask,
  records: Records,
  asks: ContainerAsks,
): Promise<MadeContainer> {
  const timeStamp = await writeAct(task, records, asks)
  const trust = task.trusted.map(parseCertificate)
  const judges = { facts: judgeFacts, checkpoint: judgeCheckpoint(trust) }
  const context = { trust, at: await asks.now(), ...judges }
  return { timeStamp, verdict: await verifyContainer(fileSource(task.descriptor), context) }
}

/** Apart from what judges it, which reads the act anew: it is not held twice. Gives whose time stamp the act promises. */
async function writeAct(
  { sessionId, descriptor, drawn, sealDigest, ...small }: ContainerTask,
  records: Records,
  { seal, stamp }: ContainerAsks,
): Promise<TimeStampKind> {
  const { write, flush } = bufferedWriter(descriptor)
  const prints = fileSource(drawn.descriptor)
  const act = actIn(small.text)
  const { eventLog } = records
  const log = { rows: await eventLog.list(), checkpoints: await eventLog.checkpoints() }
  const sources: ActSources = {
    ...{ ...small, act, ...logFiles(act, log) },
    html: () => prints.steps(0, drawn.html),
    pdf: () => prints.steps(drawn.html, drawn.pdf),
    attempts: eachOf(sessionId, records),
    message: records.messages.one,
    ocspAnswer: async (sha256) => (await records.ocspAnswers.find(sha256))?.der,
  }
  const digest = digestAlgorithmByOid(sealDigest)
  if (digest === undefined) throw new Error(`no digest algorithm ${sealDigest}`)
  const makers: Makers = {
    seal: (content) => seal(hashOf(content, digest)),
    stamp: (content) => stamp(hashOf(content, sha256)),
  }
  await writeContainer(actFiles(sources), makers, write)
  flush()
  return act.origin.timeStamp.kind
}

const eachOf =
  (sessionId: string, { messages }: Pick<Records, 'messages'>) =>
  async (visit: (row: JournalRecord) => unknown): Promise<void> => {
    const next = (after: number) => messages.nextOfCertification(sessionId, after)
    for (let rows = await next(0); rows.length > 0; rows = await next(rows.at(-1)?.seq ?? 0))
      for (const row of rows) await visit(row)
  }
