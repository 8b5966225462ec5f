import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type Changes, letter } from '../../../fixtures/support/letter.ts'
import type { PublicKey } from '../../../src/eds/algorithms/algorithm.ts'
import { rsaKeys } from '../../../src/eds/algorithms/rsa.ts'
import { type GatedMessage, passGate } from '../../../src/envelope/gate.ts'
import { gate } from '../support.ts'

export interface TestKey {
  readonly publicKey: PublicKey
  readonly privateKey: KeyObject
}

export function makeKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  return { publicKey: rsaKeys.readPublic(spki), privateKey }
}

const keyInfo = '<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>'

/** A message signed by a key alone: engines know no certificates. */
export const signedBy = ({ privateKey }: TestKey, changes: Changes): string =>
  letter({ key: privateKey } as never, { keyInfo, ...changes })

/** A message as the gate hands it to an engine. */
export function gated(text: string): GatedMessage {
  const { message, fault } = passGate(Buffer.from(text), '', gate)
  if (!message) throw fault ?? new Error('neither message nor fault')
  return message
}
