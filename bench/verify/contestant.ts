import { readFileSync } from 'node:fs'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import type { Sample } from '../lab/contest.ts'
import { tampered } from './envelopes.ts'
import { type Task, type TaskName, tasks } from './tasks.ts'

/** A process of its own for one verifier: TASK PKI ENVELOPE; then it is asked for rounds of so many ms. */
const [name, pki, file] = process.argv.slice(2) as [TaskName, string, string]

async function prepare(): Promise<{ task: Task; envelope: Buffer }> {
  const { initiator: signer } = await ensureTestPki(pki, () => new Date())
  const envelope = readFileSync(file)
  const task = tasks[name]({ signer, envelope })
  if (!(await task(envelope))) throw new Error('refuses the good message')
  if (await accepts(task, tampered(envelope))) throw new Error('accepts a tampered Body')
  return { task, envelope }
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

const ready = prepare()
process.on('message', async (ms: number) => {
  try {
    const { task, envelope } = await ready
    process.send?.(await round(task, envelope, ms))
  } catch (error) {
    process.send?.({ problem: String(error) })
  }
})
process.on('disconnect', () => process.exit())
