import type { Maker } from '../../src/act/act.ts'
import { type FreezeWithContainer, type FrozenAct, freezeSession } from '../../src/act/freeze.ts'
import type { SignCheckpoint } from '../../src/act/log/checkpoint.ts'
import { type Bench, build, profile } from '../certification/session-builder.ts'

export const maker: Maker = {
  build,
  profile,
  engines: ['stream 0.1.0', 'xml-crypto 6.3.2'],
  gatewayCertificates: [
    { keyKind: 'rsa', fingerprint: '0f'.repeat(32) },
    { keyKind: 'gost-2015', fingerprint: 'f0'.repeat(32) },
  ],
  timeStamp: 'internal',
  relaxations: [],
  personalData: () => [],
}

/** No signature: what is signed is tested where there is a PKI. */
export const sign: SignCheckpoint = () => ({
  algorithm: 'RSA-SHA256',
  certificate: '',
  value: '',
})

export const depsOf = (
  { storage, clock }: Pick<Bench, 'storage' | 'clock'>,
  changed: Partial<Maker> = {},
): FreezeWithContainer => ({
  transact: (work) => storage.transact(work),
  clock,
  maker: { ...maker, ...changed },
  sign,
  settings: '{}',
})

/** Freezes a session that must have its act. */
export async function frozen(bench: Bench): Promise<FrozenAct> {
  const made = await freezeSession(bench.sessionId, depsOf(bench))
  if (made.format !== 'frozen') throw new Error(JSON.stringify(made.missing))
  return made
}
