import { parentPort } from 'node:worker_threads'
import { openReading, type Reading } from '../storage/reading.ts'
import {
  type ContainerAsks,
  type ContainerTask,
  type Drawing,
  type DrawingUp,
  drawAct,
  drawUpAct,
  makeContainer,
} from './container-work.ts'

/** A job of the thread. What is large it reads itself, from the database, a file, at that path. */
export type ContainerOrder =
  | { readonly drawUp: DrawingUp; readonly database: string }
  | { readonly draw: Drawing }
  | { readonly make: ContainerTask; readonly database: string }

/** What the thread says: that it asks for something and waits, or how its job ended. */
export type ContainerWord =
  | { readonly ask: keyof ContainerAsks; readonly of?: unknown }
  | { readonly done: unknown }
  | { readonly problem: string }

/** What it is answered: the value asked for, or that there is none, and the job is over. */
export type ContainerAnswer = { readonly value: unknown } | { readonly refused: true }

/** The thread that acts are drawn and made in, one job after another. */
const port = parentPort
if (port) {
  const say = (word: ContainerWord) => port.postMessage(word)
  const asked =
    <T>(ask: keyof ContainerAsks) =>
    (of?: Uint8Array): Promise<T> =>
      new Promise((resolve, reject) => {
        port.once('message', (answer: ContainerAnswer) => {
          if ('value' in answer) resolve(answer.value as T)
          else reject(new Error(`${ask} was refused`))
        })
        say({ ask, of })
      })
  const asks: ContainerAsks = { seal: asked('seal'), stamp: asked('stamp'), now: asked('now') }
  const reading = async <T>(path: string, work: (reading: Reading) => Promise<T>): Promise<T> => {
    const opened = openReading(path)
    try {
      return await work(opened)
    } finally {
      opened.close()
    }
  }
  const work = (order: ContainerOrder): Promise<unknown> => {
    if ('draw' in order) return drawAct(order.draw)
    if ('drawUp' in order)
      return reading(order.database, ({ read }) =>
        read((stores) => drawUpAct(order.drawUp, stores)),
      )
    return reading(order.database, ({ stores }) => makeContainer(order.make, stores, asks))
  }
  const take = async (order: ContainerOrder) => {
    try {
      say({ done: await work(order) })
    } catch (error) {
      say({ problem: (error as Error).stack ?? String(error) })
    }
    port.once('message', take)
  }
  port.once('message', take)
}
