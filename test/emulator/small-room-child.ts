/** Not a test: a process that draws an act in a thread of eight megabytes, and prints how that ended and how many threads it took. */
import { readSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { containersAside } from '../../src/emulator/container-aside.ts'
import { openScratch } from '../../src/emulator/scratch.ts'
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
const { descriptor } = openScratch(temporaryDirectory())
await containersAside('none', { draw: () => 8, make: () => 8 }).draw({ text, descriptor })
const begin = Buffer.alloc(4)
readSync(descriptor, begin, 0, begin.length, 0)
process.stdout.write(`${begin} ${threads}`)
