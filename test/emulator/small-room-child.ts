/** Not a test: a process that makes a container in a thread of eight megabytes, up to its first message, and prints how that ended. */
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { makeContainerAside } from '../../src/emulator/container-aside.ts'
import { frozen } from '../act/maker.ts'
import { openBench } from '../certification/session-builder.ts'
import { temporaryDirectory } from '../eds/support.ts'

let threads = 0
process.on('worker', (worker: Worker) => {
  if (worker instanceof Worker) threads += 1
})
const bench = await openBench()
await bench.exchanges(10)
const { text } = await frozen(bench)
const refused = async () => {
  throw new Error('asked')
}
const asks = { attempts: refused, message: refused, seal: refused, stamp: refused, now: refused }
const descriptor = openSync(join(temporaryDirectory(), 'act.tmp'), 'w+')
const task = { text, settings: '{}', trust: [], trusted: [], descriptor }
await makeContainerAside(task, asks, 8).catch((cause: Error) =>
  process.stdout.write(`${cause.message} ${threads}`),
)
