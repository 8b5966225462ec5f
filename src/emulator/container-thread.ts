import { parentPort } from 'node:worker_threads'
import type { ContainerVerdict } from '../act/container/verify.ts'
import { type ContainerAsks, type ContainerTask, makeContainer } from './container-work.ts'

/** What the thread says: that it asks for something and waits, or how its task ended. */
export type ContainerWord =
  | { readonly ask: keyof ContainerAsks; readonly of?: unknown }
  | { readonly verdict: ContainerVerdict }
  | { readonly problem: string }

/** What it is answered: the value asked for, or that there is none, and the task is over. */
export type ContainerAnswer = { readonly value: unknown } | { readonly refused: true }

/** The thread that makes containers, one after another. */
const port = parentPort
if (port) {
  const say = (word: ContainerWord) => port.postMessage(word)
  const asked =
    <T>(ask: keyof ContainerAsks) =>
    (of?: unknown): Promise<T> =>
      new Promise((resolve, reject) => {
        port.once('message', (answer: ContainerAnswer) => {
          if ('value' in answer) resolve(answer.value as T)
          else reject(new Error(`${ask} was refused`))
        })
        say({ ask, of })
      })
  const asks: ContainerAsks = {
    attempts: asked('attempts'),
    message: asked('message'),
    seal: asked('seal'),
    stamp: asked('stamp'),
    now: asked('now'),
  }
  const work = async (task: ContainerTask) => {
    try {
      say({ verdict: await makeContainer(task, asks) })
    } catch (error) {
      say({ problem: (error as Error).stack ?? String(error) })
    }
    port.once('message', work)
  }
  port.once('message', work)
}
