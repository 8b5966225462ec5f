import { randomBytes } from 'node:crypto'
import { ShepFault } from '../../contract/faults.ts'
import { keysOf } from '../../eds/algorithms/registry.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { type KeyStore, type KeyStoreOptions, openKeyStore } from '../../eds/key-store.ts'
import { testProvider } from '../../eds/signing-provider.ts'
import { type DoctorCheckId, type Finding, finding } from './checks.ts'

export interface KeyDiagnosis {
  readonly findings: readonly Finding[]
  /** Absent: nothing more can be said of the key. */
  readonly certificate?: Certificate
}

/** DOC-01, DOC-02: the file opens, and what the key signs verifies under the certificate. */
export async function diagnoseKey(
  key: Uint8Array,
  options: KeyStoreOptions,
): Promise<KeyDiagnosis> {
  try {
    const store = openKeyStore(key, options)
    const { certificate } = store
    const opened = finding('DOC-01', 'pass', store.key.kind)
    const isPair = await signsFor(store)
    const pair = finding('DOC-02', isPair ? 'pass' : 'fail', certificate.subject.text)
    return { findings: [opened, pair], certificate }
  } catch (error) {
    if (!(error instanceof ShepFault)) throw error
    return { findings: refused(error) }
  }
}

function refused({ code, detail }: ShepFault): Finding[] {
  const { actual, reason } = detail
  const facts = actual ?? reason
  const id: DoctorCheckId = code === 'KEY_CERTIFICATE_MISSING' ? 'DOC-02' : 'DOC-01'
  const failed = {
    ...finding(id, 'fail', facts === undefined ? undefined : String(facts)),
    fault: code,
  }
  return id === 'DOC-01' ? [failed] : [finding('DOC-01', 'pass'), failed]
}

/** A damaged key can have the right public half and still sign wrongly, or not at all. */
async function signsFor({ key, certificate }: KeyStore): Promise<boolean> {
  const { publicKey } = certificate
  if (publicKey === undefined) return false
  const { algorithm, sign } = testProvider({ key, certificate })
  const trial = randomBytes(32)
  const signature = await sign(trial).catch(() => undefined)
  return signature !== undefined && algorithm.verify(publicKey, trial, signature)
}

/** DOC-03: what the gateway would say of the key (W-22). */
export function diagnoseAlgorithm({ publicKey }: Certificate): Finding {
  if (publicKey === undefined) return finding('DOC-03', 'fail')
  const weakness = keysOf(publicKey.kind).weakness(publicKey)
  const actual = weakness ?? `${publicKey.kind}, ${publicKey.bits}`
  return finding('DOC-03', weakness === undefined ? 'pass' : 'fail', actual)
}
