import type { Worker } from 'node:worker_threads'
import type { ContainerVerdict } from '../act/container/verify.ts'
import { newThread } from '../thread.ts'
import type { ContainerAnswer, ContainerWord } from './container-thread.ts'
import type { ContainerAsks, ContainerTask } from './container-work.ts'

const MEGABYTE = 1024 * 1024
/** How long a thread waits for the next act, ms: to load it takes longer than to make an act of ten. */
const PATIENCE = 30_000
/** Room of a thread that may wait, MB: it made an act of some hundred responses at most. */
const SMALL = 26
/** Room that no act is known to need, MB. */
const LARGEST = 2048

interface Job {
  readonly asks: ContainerAsks
  readonly resolve: (verdict: ContainerVerdict) => void
  readonly reject: (cause: unknown) => void
  refusal?: { readonly cause: unknown }
}

interface Running {
  readonly worker: Worker
  readonly room: number
  isDead: boolean
  job?: Job
}

/** A thread that has nothing to do, and its end. */
let idle: { readonly running: Running; readonly timer: NodeJS.Timeout } | undefined

/**
 * As makeContainer, in a thread: a thousand responses take ten seconds, for which the event loop has no time, and what they
 * took of memory is given back when the thread ends. Rejects with what an ask rejected with, and when the thread dies.
 */
export async function makeContainerAside(
  task: ContainerTask,
  asks: ContainerAsks,
  room = roomFor(task),
): Promise<ContainerVerdict> {
  try {
    return await makeIn(room, task, asks)
  } catch (cause) {
    if (!isOutOfMemory(cause)) throw cause
    return makeIn(LARGEST, task, asks)
  }
}

async function makeIn(
  room: number,
  task: ContainerTask,
  asks: ContainerAsks,
): Promise<ContainerVerdict> {
  const running = takeIdle(room) ?? start(room)
  try {
    return await new Promise<ContainerVerdict>((resolve, reject) => {
      running.job = { asks, resolve, reject }
      running.worker.postMessage(task)
    })
  } finally {
    delete running.job
    keep(running)
  }
}

const isOutOfMemory = (cause: unknown): boolean =>
  ((cause as Error).cause as { readonly code?: unknown } | undefined)?.code ===
  'ERR_WORKER_OUT_OF_MEMORY'

/**
 * Megabytes of its old generation. An act of a thousand responses has a megabyte, of which some eight are held at once. Without a
 * limit a thread lets a hundred pile up before it collects; so it collects, and has ample room. An act for which that is not
 * enough is made again with the largest.
 */
const roomFor = ({ text }: ContainerTask): number =>
  24 + Math.ceil((8 * Buffer.byteLength(text)) / MEGABYTE)

function start(room: number): Running {
  const worker = newThread(new URL('./container-thread.ts', import.meta.url), {
    name: 'container',
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: room },
  })
  const running: Running = { worker, room, isDead: false }
  const die = (cause?: unknown) => {
    running.isDead = true
    if (idle?.running === running) endIdle()
    running.job?.reject(new Error('the thread that makes containers died', { cause }))
  }
  worker.on('error', die).on('exit', () => die())
  worker.on('message', (word: ContainerWord) => hear(word, running))
  return running
}

/** What an ask rejected with is what the task rejects with, when the thread has heard that it is over. */
function hear(word: ContainerWord, { worker, job }: Running): void {
  if (job === undefined) return
  if ('verdict' in word) job.resolve(word.verdict)
  else if ('problem' in word) job.reject(job.refusal?.cause ?? new Error(word.problem))
  else {
    const answer = job.asks[word.ask] as (of: unknown) => Promise<unknown>
    const say = (said: ContainerAnswer) => worker.postMessage(said)
    const refuse = (cause: unknown) => {
      job.refusal = { cause }
      say({ refused: true })
    }
    answer(word.of).then((value) => say({ value }), refuse)
  }
}

function takeIdle(room: number): Running | undefined {
  if (idle === undefined || idle.running.room < room) return undefined
  const { running, timer } = idle
  idle = undefined
  clearTimeout(timer)
  running.worker.ref()
  return running
}

/** It waits for the next act, keeps no process alive, and takes the place of the one that waited before. A large one gives its memory back. */
function keep(running: Running): void {
  if (running.room > SMALL || running.isDead) {
    void running.worker.terminate()
    return
  }
  endIdle()
  running.worker.unref()
  const timer = setTimeout(endIdle, PATIENCE)
  timer.unref()
  idle = { running, timer }
}

function endIdle(): void {
  if (idle === undefined) return
  const { running, timer } = idle
  idle = undefined
  clearTimeout(timer)
  void running.worker.terminate()
}
