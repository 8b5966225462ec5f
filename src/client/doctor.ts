import type { KeyStoreOptions } from '../eds/key-store.ts'
import { readTrust } from '../eds/trust.ts'
import {
  diagnoseChain,
  diagnoseDates,
  diagnoseRole,
  diagnoseUsage,
  issuerIn,
  type TrustFolder,
} from './doctor/certificate.ts'
import { doctorCheckIds, type Finding, finding } from './doctor/checks.ts'
import { diagnoseGateway, type GatewayOptions } from './doctor/gateway.ts'
import { diagnoseAlgorithm, diagnoseKey } from './doctor/key.ts'
import { diagnoseRevocation } from './doctor/revocation.ts'

export interface DoctorOptions extends KeyStoreOptions, GatewayOptions {
  readonly key: Uint8Array
  /** Folders of trusted certificates. */
  readonly trust: readonly string[]
}

/** Every check of a participant's key, certificate and surroundings, each once and in the order of its id. */
export async function diagnose(options: DoctorOptions): Promise<Finding[]> {
  const folders = await Promise.all(options.trust.map(folderAt))
  const { findings, certificate } = await diagnoseKey(options.key, options)
  const found: Finding[] = [...findings, ...(await diagnoseGateway(certificate, options))]
  if (certificate) {
    const now = options.now()
    const issuer = issuerIn(folders, certificate, now)
    found.push(
      diagnoseAlgorithm(certificate),
      diagnoseDates(certificate, now),
      diagnoseUsage(certificate),
      diagnoseRole(certificate),
      ...diagnoseChain(certificate, folders, now),
      ...(await diagnoseRevocation({ certificate, issuer, now: options.now })),
    )
  }
  return doctorCheckIds.map((id) => found.find((one) => one.id === id) ?? finding(id, 'untestable'))
}

const folderAt = async (directory: string): Promise<TrustFolder> => ({
  directory,
  certificates: await readTrust(directory),
})

/** A failure is a no; something asked for that could not be told leaves it open. Warnings do not count. */
export function resultOf(findings: readonly Finding[]): 'yes' | 'no' | 'unknown' {
  const has = (wanted: Finding['verdict']) => findings.some(({ verdict }) => verdict === wanted)
  return has('fail') ? 'no' : has('untestable') || has('inconclusive') ? 'unknown' : 'yes'
}
