import type { Worker } from 'node:worker_threads'
import { newThread } from '../../../thread.ts'
import type { BaseResult, BaseTask } from './base-thread.ts'
import type { Curve, Point } from './curve.ts'

interface Waiting {
  readonly resolve: (point: Point) => void
  readonly reject: (problem: Error) => void
}

/** A running thread and the tasks it has not answered, by id. */
interface Running {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

let running: Running | undefined
let lastId = 0

/**
 * scalar·G in the one thread that all private numbers of GOST go through: the event loop has no time for their tables. The thread
 * starts when first needed, and keeps the process alive only while somebody waits. If it dies, whoever waits is told so, and the next
 * call starts another.
 */
export function multiplyBaseAside({ name: curve }: Curve, scalar: bigint): Promise<Point> {
  running ??= start()
  const { worker, waiting } = running
  lastId += 1
  const task: BaseTask = { id: lastId, curve, scalar }
  return new Promise((resolve, reject) => {
    waiting.set(task.id, { resolve, reject })
    worker.ref()
    worker.postMessage(task)
  })
}

function start(): Running {
  const worker = newThread(new URL('./base-thread.ts', import.meta.url), { name: 'gost' })
  const waiting = new Map<number, Waiting>()
  const die = (cause?: unknown) => {
    if (running?.worker === worker) running = undefined
    const problem = new Error('the thread of GOST keys died', { cause })
    for (const { reject } of waiting.values()) reject(problem)
    waiting.clear()
  }
  worker.on('error', die).on('exit', () => die())
  worker.on('message', (result: BaseResult) => {
    const asked = waiting.get(result.id)
    waiting.delete(result.id)
    if (waiting.size === 0) worker.unref()
    if ('point' in result) asked?.resolve(result.point)
    else asked?.reject(new Error(`the thread of GOST keys: ${result.problem}`))
  })
  return { worker, waiting }
}
