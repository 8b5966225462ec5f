import type { Worker } from 'node:worker_threads'
import { newThread } from '../thread.ts'
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

const newWorker = (path: string): Worker =>
  newThread(new URL('./checkpointer.ts', import.meta.url), {
    workerData: { path },
    name: 'checkpointer',
  })

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
