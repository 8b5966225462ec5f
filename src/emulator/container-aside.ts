import type { Worker } from 'node:worker_threads'
import { newThread } from '../thread.ts'
import type { ContainerAnswer, ContainerOrder, ContainerWord } from './container-thread.ts'
import type { ContainerAsks, ContainerWork, Drawing } from './container-work.ts'

const MEGABYTE = 1024 * 1024
/** How long a thread waits for the next act, ms: to load it takes longer than to make an act of ten. */
const PATIENCE = 30_000
/** An act of some hundred responses at most, bytes of act.json, and room for it, MB: that thread alone waits for another. */
const SMALL_ACT = MEGABYTE / 4
const SMALL = 40
/** Room that no act is known to need, MB. */
const LARGEST = 2048

type Rooms = Readonly<Record<'draw' | 'make', (of: Pick<Drawing, 'text'>) => number>>

interface Job {
  readonly asks: ContainerAsks | undefined
  readonly resolve: (done: unknown) => void
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
 * The work in threads, over the database, a file, at this path: a thousand responses take ten seconds, for which the event
 * loop has no time, and what they took of memory is given back when their threads end. Rejects with what an ask rejected
 * with, and when a thread dies.
 */
export const containersAside = (database: string, room = rooms): ContainerWork => ({
  drawUp: (drawUp) => done({ drawUp, database }, SMALL),
  draw: (draw) => done({ draw }, room.draw(draw)),
  make: (make, asks) => done({ make, database }, room.make(make), asks),
})

/** A job for which the room is not enough is done again with the largest. */
async function done<T>(order: ContainerOrder, room: number, asks?: ContainerAsks): Promise<T> {
  try {
    return await doneIn(room, order, asks)
  } catch (cause) {
    if (!isOutOfMemory(cause)) throw cause
    return doneIn(LARGEST, order, asks)
  }
}

async function doneIn<T>(room: number, order: ContainerOrder, asks?: ContainerAsks): Promise<T> {
  const running = (await takeIdle(room)) ?? start(room)
  try {
    return await new Promise<T>((resolve, reject) => {
      running.job = { asks, resolve: resolve as Job['resolve'], reject }
      running.worker.postMessage(order)
    })
  } finally {
    delete running.job
    await keep(running)
  }
}

const isOutOfMemory = (cause: unknown): boolean =>
  ((cause as Error).cause as { readonly code?: unknown } | undefined)?.code ===
  'ERR_WORKER_OUT_OF_MEMORY'

const roomOf =
  (least: number, more: number) =>
  ({ text }: Pick<Drawing, 'text'>): number => {
    const bytes = Buffer.byteLength(text)
    return bytes <= SMALL_ACT ? SMALL : least + Math.ceil((more * bytes) / MEGABYTE)
  }

/**
 * Megabytes of the old generation of a thread: so many, and so many for a megabyte of act.json, which is what a thousand responses
 * take. Without a limit a thread lets a hundred pile up before it collects; with a third less than these it runs out. A job for
 * which they are not enough is done again with the largest.
 */
const rooms: Rooms = {
  draw: roomOf(36, 12),
  make: roomOf(20, 9),
}

function start(room: number): Running {
  const worker = newThread(new URL('./container-thread.ts', import.meta.url), {
    name: 'container',
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: room },
  })
  const running: Running = { worker, room, isDead: false }
  const die = (cause?: unknown) => {
    running.isDead = true
    if (idle?.running === running) void endIdle()
    running.job?.reject(new Error('the thread that makes containers died', { cause }))
  }
  worker.on('error', die).on('exit', () => die())
  worker.on('message', (word: ContainerWord) => hear(word, running))
  return running
}

/** What an ask rejected with is what the task rejects with, when the thread has heard that it is over. */
function hear(word: ContainerWord, { worker, job }: Running): void {
  if (job === undefined) return
  if ('done' in word) job.resolve(word.done)
  else if ('problem' in word) job.reject(job.refusal?.cause ?? new Error(word.problem))
  else {
    const answer = job.asks?.[word.ask] as (of: unknown) => Promise<unknown>
    const say = (said: ContainerAnswer) => worker.postMessage(said)
    const refuse = (cause: unknown) => {
      job.refusal = { cause }
      say({ refused: true })
    }
    answer(word.of).then((value) => say({ value }), refuse)
  }
}

/** For a large act it is ended first: what it holds is given back before another takes its own. */
async function takeIdle(room: number): Promise<Running | undefined> {
  if (room !== SMALL) await endIdle()
  if (idle === undefined) return undefined
  const { running, timer } = idle
  idle = undefined
  clearTimeout(timer)
  running.worker.ref()
  return running
}

/** It waits for the next act, keeps no process alive, and takes the place of the one that waited before. A large one gives its memory back. */
async function keep(running: Running): Promise<void> {
  if (running.room !== SMALL || running.isDead) {
    await running.worker.terminate()
    return
  }
  void endIdle()
  running.worker.unref()
  const timer = setTimeout(() => void endIdle(), PATIENCE)
  timer.unref()
  idle = { running, timer }
}

async function endIdle(): Promise<void> {
  if (idle === undefined) return
  const { running, timer } = idle
  idle = undefined
  clearTimeout(timer)
  await running.worker.terminate()
}
