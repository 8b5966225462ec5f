import { readFileSync } from 'node:fs'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { serveRounds } from '../lab/rounds.ts'
import { tampered } from './envelopes.ts'
import { type TaskName, tasks } from './tasks.ts'

/** A process of its own for one verifier: TASK PKI ENVELOPE. */
const [name, pki, file] = process.argv.slice(2) as [TaskName, string, string]

serveRounds(async () => {
  const { initiator: signer } = await ensureTestPki(pki, () => new Date())
  const envelope = readFileSync(file)
  return { task: tasks[name]({ signer, envelope }), envelope, tampered: tampered(envelope) }
})
