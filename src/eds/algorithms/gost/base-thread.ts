import { parentPort } from 'node:worker_threads'
import { type CurveName, curves, type Point } from './curve.ts'
import { multiplyBase } from './group.ts'

/** What the thread is asked: a multiple of the base point of a curve. `scalar` is of a key or a nonce, and goes no further. */
export interface BaseTask {
  readonly id: number
  readonly curve: CurveName
  readonly scalar: bigint
}

/** The answer to the task of that id; an error crosses threads as its words. */
export type BaseResult =
  | { readonly id: number; readonly point: Point }
  | { readonly id: number; readonly problem: string }

/** The thread that multiplies by private numbers, one after another, for as long as the process lives. */
const port = parentPort
port?.on('message', ({ id, curve, scalar }: BaseTask) => {
  port.postMessage(resultOf(id, () => multiplyBase(curves[curve], scalar)))
})

function resultOf(id: number, multiply: () => Point): BaseResult {
  try {
    return { id, point: multiply() }
  } catch (error) {
    return { id, problem: (error as Error).message }
  }
}
