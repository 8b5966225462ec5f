import type { Sample } from './contest.ts'

/** Bytes in; true when the Body is what was signed. */
export type Task = (envelope: Buffer) => Promise<boolean> | boolean

/** Makes this process a contestant: it tries its task on a good and a tampered message, then answers each number of ms with a round. */
export function serveRounds(
  prepare: () => Promise<{ task: Task; envelope: Buffer; tampered: Buffer }>,
): void {
  const ready = prepare().then(async ({ task, envelope, tampered }) => {
    if (!(await task(envelope))) throw new Error('refuses the good message')
    if (await accepts(task, tampered)) throw new Error('accepts a tampered message')
    return { task, envelope }
  })
  ready.catch(() => undefined)
  process.on('message', async (ms: number) => {
    try {
      const { task, envelope } = await ready
      process.send?.(await round(task, envelope, ms))
    } catch (error) {
      process.send?.({ problem: String(error) })
    }
  })
  process.on('disconnect', () => process.exit())
}

/** A verifier may refuse by an answer, or by throwing. */
async function accepts(task: Task, envelope: Buffer): Promise<boolean> {
  try {
    return await task(envelope)
  } catch {
    return false
  }
}

async function round(task: Task, envelope: Buffer, ms: number): Promise<Sample> {
  const before = process.cpuUsage()
  const start = performance.now()
  let ops = 0
  let wallMs = 0
  for (; wallMs < ms; wallMs = performance.now() - start, ops++) await task(envelope)
  const { user, system } = process.cpuUsage(before)
  return { ops, wallMs, cpuMicros: user + system, rssBytes: process.memoryUsage.rss() }
}
