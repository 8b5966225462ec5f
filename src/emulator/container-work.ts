import { type ActSources, actFiles } from '../act/container/data-files.ts'
import type { KeptMessage } from '../act/container/evidence-files.ts'
import { judgeCheckpoint } from '../act/container/judge-checkpoint.ts'
import { judgeFacts } from '../act/container/judge-facts.ts'
import { writeContainer } from '../act/container/make.ts'
import { fileSource } from '../act/container/source.ts'
import { type ContainerVerdict, verifyContainer } from '../act/container/verify.ts'
import { parseCertificate } from '../eds/certificate.ts'
import type { JournalRecord } from '../storage/messages.ts'
import { bufferedWriter } from './scratch.ts'

/** A container to be made: all that is small. */
export interface ContainerTask
  extends Pick<ActSources, 'text' | 'settings' | 'trust' | 'overrides' | 'checkpoint'> {
  /** An open file, empty, to be written and read. */
  readonly descriptor: number
  /** DER of everybody that the gateway trusts. */
  readonly trusted: readonly Uint8Array[]
}

/** What is asked for meanwhile: what is large, and what others have to say. */
export interface ContainerAsks {
  /** The next messages of the session after this one by seq, without their bytes; none after the last. */
  attempts(after: number): Promise<readonly JournalRecord[]>
  /** One of them by its id, with its bytes. */
  message(entryId: string): Promise<KeptMessage | undefined>
  seal(manifest: Uint8Array): Promise<Uint8Array>
  stamp(manifest: Uint8Array): Promise<Uint8Array>
  now(): Promise<Date>
}

/** Writes a container to its file and judges it there; of the messages one is held at a time. */
export async function makeContainer(
  { descriptor, trusted, ...sources }: ContainerTask,
  asks: ContainerAsks,
): Promise<ContainerVerdict> {
  const { message, seal, stamp } = asks
  const { write, flush } = bufferedWriter(descriptor)
  const attempts = eachOf(asks.attempts)
  await writeContainer(actFiles({ ...sources, attempts, message }), { seal, stamp }, write)
  flush()
  const trust = trusted.map(parseCertificate)
  const judges = { facts: judgeFacts, checkpoint: judgeCheckpoint(trust) }
  return verifyContainer(fileSource(descriptor), { trust, at: await asks.now(), ...judges })
}

const eachOf =
  (next: ContainerAsks['attempts']): ActSources['attempts'] =>
  async (visit) => {
    for (let rows = await next(0); rows.length > 0; rows = await next(rows.at(-1)?.seq ?? 0))
      for (const row of rows) visit(row)
  }
