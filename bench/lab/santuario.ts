import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pemOf } from '../../src/eds/authority/holder.ts'
import type { Certificate } from '../../src/eds/certificate.ts'
import { canRunJava, type JavaPeer, startJavaPeer } from '../../test/peers/java-peer.ts'
import { tampered } from '../verify/envelopes.ts'
import type { Sample } from './contest.ts'
import type { Lengths, Verifier } from './verifiers.ts'

/** What it verifies: a signed message as a file, and who signed. */
export interface JavaTask {
  readonly name: string
  readonly work: string
  readonly file: string
  readonly envelope: Buffer
  readonly certificate: Certificate
}

/** The virtual machine compiles what has run often: no round before so many verifications. */
const LEAST_WARM_UPS = 4000

/** Said where it is absent. */
export const javaPackages = 'Debian default-jdk-headless, libxml-security-java, libwss4j-java'

/** Apache Santuario, for GOST over BouncyCastle, with its key read beforehand. None where Java is not there. */
export function startSantuario(task: JavaTask, lengths: Lengths): Verifier[] {
  if (!canRunJava()) return []
  const { name, work, file, envelope, certificate } = task
  const [pem, changed] = [join(work, 'santuario.cer.pem'), join(work, 'changed.xml')]
  writeFileSync(pem, pemOf([certificate]))
  writeFileSync(changed, tampered(envelope))
  const peer = startJavaPeer()
  const run = (times: number) => timed(peer, [file, pem], times)
  let each = 1
  return [
    {
      name,
      warmUp: async () => {
        if ((await peer.ask('verify', changed, pem)) !== 'false')
          throw new Error(`${name} accepts a tampered message`)
        each = await warmedUp(run, lengths)
      },
      round: () => run(each),
      stop: () => peer.stop(),
    },
  ]
}

/** CPU is that of the whole virtual machine: its compiler and its collector too, as for the others. */
async function timed(peer: JavaPeer, files: readonly string[], ops: number): Promise<Sample> {
  const start = performance.now()
  const cpuMicros = Number(await peer.ask('bench', ...files, ops))
  return { ops, cpuMicros, wallMs: performance.now() - start, rssBytes: Number.NaN }
}

/** How many verifications make a round, once it is warm. */
async function warmedUp(
  run: (times: number) => Promise<Sample>,
  { ms, warmUpMs }: Lengths,
): Promise<number> {
  const least = warmUpMs < 1000 ? 1 : LEAST_WARM_UPS
  let [ops, wallMs, each] = [0, 0, 10]
  while (ops < least || wallMs < warmUpMs) {
    const sample = await run(each)
    ops += sample.ops
    wallMs += sample.wallMs
    each = Math.max(1, Math.round((ms * sample.ops) / sample.wallMs))
  }
  return each
}
