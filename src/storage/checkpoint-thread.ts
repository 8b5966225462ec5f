import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { CheckpointAnswer, CheckpointMode, CheckpointReport } from './checkpointer.ts'
import { takingTurns } from './turns.ts'

export interface CheckpointThread {
  /** One checkpoint at a time. Rejects when SQLite refuses or the thread died; the next call starts another thread. */
  run(mode: CheckpointMode): Promise<CheckpointReport>
  /** Empties the log if the thread ever ran, and ends it. */
  close(): Promise<void>
}

/** Started when first needed; never keeps the process alive but while somebody waits for its answer. */
export function checkpointThread(path: string): CheckpointThread {
  const turn = takingTurns()
  let thread: Worker | undefined

  function start(): Worker {
    const worker = newWorker(path)
    const forget = () => {
      if (thread === worker) thread = undefined
    }
    // The error itself reaches whoever waits in `answerOf`; without a listener it would end the process.
    worker.on('error', forget).on('exit', forget)
    return worker
  }

  return {
    run: (mode) =>
      turn(async () => {
        thread ??= start()
        const worker = thread
        worker.ref()
        try {
          worker.postMessage(mode)
          const answer = await answerOf(worker)
          if ('problem' in answer) throw new Error(`checkpoint ${mode}: ${answer.problem}`)
          return answer
        } finally {
          worker.unref()
        }
      }),
    close: () =>
      turn(async () => {
        if (!thread) return
        thread.ref()
        const gone = new Promise((resolve) => thread?.once('exit', resolve))
        thread.postMessage('TRUNCATE')
        thread.postMessage('close')
        await gone
      }),
  }
}

/**
 * The compiled file in dist; the source while developing. On Node 20 a thread does not inherit the hooks of `--import tsx`
 * (tsx issue 354), so there a line of script registers them first.
 */
function newWorker(path: string): Worker {
  const options = { workerData: { path }, name: 'checkpointer' }
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./checkpointer.js', import.meta.url), options)
  }
  const { resolve } = createRequire(import.meta.url)
  const files = [resolve('tsx/cjs'), resolve('./checkpointer.ts')]
  const script = files.map((file) => `require(${JSON.stringify(file)})`).join('\n')
  return new Worker(script, { ...options, eval: true })
}

/** The next thing the thread says, or how it ended. */
function answerOf(worker: Worker): Promise<CheckpointAnswer> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: CheckpointAnswer) => done(() => resolve(answer))
    const onError = (cause: unknown) =>
      done(() => reject(new Error(`the checkpoint thread failed: ${String(cause)}`, { cause })))
    const onExit = () => done(() => reject(new Error('the checkpoint thread died')))
    const done = (finish: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}
