import type { Worker } from 'node:worker_threads'
import { algorithmFor, keysOf } from '../../../../src/eds/algorithms/registry.ts'
import { watchStops } from '../../../support/stops.ts'

/** What a process that signs with GOST has seen: how its signatures fared, and the longest stop of its event loop, ms. */
export interface SigningReport {
  readonly threads: number
  readonly verified: number
  readonly longestStop: number
  /** Of signatures asked for while the thread was being ended. */
  readonly whenKilled: readonly string[]
  readonly verifiedAfter: boolean
}

const threads: Worker[] = []
process.on('worker', (worker: Worker) => threads.push(worker))

const longestStop = watchStops()
const text = Buffer.from('signed aside')
const kinds = ['gost-2015', 'gost-2004'] as const
const pairs = await Promise.all(kinds.map((kind) => keysOf(kind).generate()))
const sign = async (i: number) => {
  const pair = pairs[i % pairs.length]
  if (!pair) throw new Error('two pairs')
  const { kind } = pair.publicKey
  const value = await algorithmFor(kind).sign(pair.privateKey, text)
  return () => algorithmFor(kind).verify(pair.publicKey, text, value)
}
const signed = await Promise.all(Array.from({ length: 50 }, (_, i) => sign(i)))
const stop = longestStop()

// The first may be answered before the thread is gone.
const doomed = Array.from({ length: 20 }, (_, i) => sign(i))
const gone = threads[0]?.terminate()
doomed.push(...Array.from({ length: 20 }, (_, i) => sign(i)))
await gone
const whenKilled = (await Promise.allSettled(doomed)).map((one) =>
  one.status === 'rejected' ? String(one.reason) : 'signed',
)
const verifiedAfter = (await sign(0))()

/** The thread is still there: that the process ends now is what the test waits for. */
process.stdout.write(
  JSON.stringify({
    threads: threads.length,
    verified: signed.filter((verify) => verify()).length,
    longestStop: stop,
    whenKilled,
    verifiedAfter,
  } satisfies SigningReport),
)
