import { askingFaults } from './faults/asking.ts'
import { breachFaults } from './faults/breach.ts'
import { bureauFaults } from './faults/bureau.ts'
import { businessFaults } from './faults/business.ts'
import { certificationFaults } from './faults/certification.ts'
import { cmsFaults } from './faults/cms.ts'
import { consentFaults } from './faults/consents.ts'
import { containerFaults } from './faults/container.ts'
import { controlFaults } from './faults/control.ts'
import type { FaultEntry } from './faults/entry.ts'
import { erasureFaults } from './faults/erasure.ts'
import { kdpFaults } from './faults/kdp.ts'
import { keyFileFaults } from './faults/key-files.ts'
import { lexicalFaults } from './faults/lexical.ts'
import { messageFaults } from './faults/message.ts'
import { ownerFaults } from './faults/owner.ts'
import { packFaults } from './faults/packs.ts'
import { pkiFaults } from './faults/pki.ts'
import { profileFaults } from './faults/profile.ts'
import { revocationFaults } from './faults/revocation.ts'
import { heldDataFaults, rightsFaults } from './faults/rights.ts'
import { signatureFaults } from './faults/signature.ts'
import { smartBridgeFaults } from './faults/smart-bridge.ts'

/**
 * Every refusal there is. The key is ours, names one reason, and never changes.
 * SCE… and SCSE… are codes of the gateway as public providers show them; EMU-… and KDP-… are conventions of the emulator.
 */
export const faults = {
  ...lexicalFaults,
  ...signatureFaults,
  ...revocationFaults,
  ...profileFaults,
  ...messageFaults,
  ...bureauFaults,
  ...businessFaults,
  ...kdpFaults,
  ...consentFaults,
  ...askingFaults,
  ...ownerFaults,
  ...certificationFaults,
  ...smartBridgeFaults,
  ...containerFaults,
  ...controlFaults,
  ...keyFileFaults,
  ...cmsFaults,
  ...erasureFaults,
  ...packFaults,
  ...pkiFaults,
  ...breachFaults,
  ...rightsFaults,
  ...heldDataFaults,
} as const satisfies Record<string, FaultEntry>

export type FaultCode = keyof typeof faults

export const faultEntry = (code: FaultCode): FaultEntry => faults[code]

/** Thrown anywhere below the edge; only the edge puts it on the wire. `detail` is for the journal alone. */
export class ShepFault extends Error {
  override readonly name = 'ShepFault'
  readonly code: FaultCode
  readonly detail: Readonly<Record<string, unknown>>

  constructor(code: FaultCode, detail: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(faults[code].en, { cause })
    this.code = code
    this.detail = detail
  }
}
