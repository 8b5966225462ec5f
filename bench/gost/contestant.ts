import { readFileSync } from 'node:fs'
import { certificatesIn } from '../../src/eds/certificate.ts'
import { serveRounds } from '../lab/rounds.ts'
import { tampered } from '../verify/envelopes.ts'
import { type TaskName, tasks } from './tasks.ts'

/** A process of its own for one verifier: TASK CHAIN ENVELOPE, the chain in PEM with the signer first. */
const [name, chain, file] = process.argv.slice(2) as [TaskName, string, string]

serveRounds(async () => {
  const [certificate, ...issuers] = certificatesIn(readFileSync(chain))
  if (certificate === undefined) throw new Error(`no certificate in ${chain}`)
  const envelope = readFileSync(file)
  const task = tasks[name]({ signer: { certificate, issuers }, envelope })
  return { task, envelope, tampered: tampered(envelope) }
})
