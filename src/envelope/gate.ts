import { type FaultCode, ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { DigestAlgorithm, SignatureAlgorithm } from '../eds/algorithms/algorithm.ts'
import type { CanonicalForm } from '../xml/canonical.ts'
import type { XmlDocument } from '../xml/document.ts'
import { passedCheck } from './gate/evidence.ts'
import {
  bodyHoldsOneElement,
  envelopeHoldsHeaderAndBody,
  idsAreUnique,
  oneSecurityForUs,
  oneSignatureInSecurity,
  rootIsEnvelope,
  signatureHoldsThree,
} from './gate/positions.ts'
import {
  algorithmsAreKnown,
  keyIsNamed,
  oneReference,
  oneTransform,
  referencePointsAtBody,
  valuesArePlain,
} from './gate/signature.ts'
import type { GateSettings, Walk } from './gate/walk.ts'
import type { KeyReference } from './key-info.ts'
import { readReceived } from './lexical.ts'
import { failedCheck } from './report.ts'

export type { GateSettings } from './gate/walk.ts'

/** A message whose form lets its signature be judged. Elements are numbers in `document`. */
export interface GatedMessage {
  readonly document: XmlDocument
  readonly body: number
  readonly bodyId: string
  readonly bodyForm: CanonicalForm
  readonly signature: number
  readonly signedInfo: number
  readonly signedInfoForm: CanonicalForm
  readonly signatureMethod: SignatureAlgorithm
  readonly digestMethod: DigestAlgorithm
  readonly digestValue: Buffer
  readonly signatureValue: Buffer
  readonly key: KeyReference
}

export interface GateReport {
  /** A row a rule, in the order of the gate; after a failure the rest is `untestable`. */
  readonly checks: readonly CheckResult[]
  readonly message?: GatedMessage
  /** Of a message that came as far as W-15, whatever was wrong with it after. */
  readonly signatureMethod?: SignatureAlgorithm
  /** Why the gate stayed shut. */
  readonly fault?: ShepFault
}

/** The rules of the bytes themselves: the reader keeps them all in its one pass, so they stand or fall together. */
const lexicalRules: readonly RuleId[] = ['W-01', 'W-02', 'W-03', 'W-04', 'W-05', 'W-06']

/** The gate, in this order, and the first that fails decides the answer. Positions are absolute: nothing is searched for. */
const steps: readonly (readonly [RuleId, (walk: Walk) => void])[] = [
  ['W-07', idsAreUnique],
  ['W-10', rootIsEnvelope],
  ['W-11', envelopeHoldsHeaderAndBody],
  ['W-12', oneSecurityForUs],
  ['W-13', oneSignatureInSecurity],
  ['W-14', signatureHoldsThree],
  ['W-15', algorithmsAreKnown],
  ['W-16', oneReference],
  ['W-17', oneTransform],
  ['W-18', valuesArePlain],
  ['W-19', referencePointsAtBody],
  ['W-20', bodyHoldsOneElement],
  ['W-21', keyIsNamed],
]

/** Every rule the gate reports on, in its order. */
export const gateRules: readonly RuleId[] = [...lexicalRules, ...steps.map(([rule]) => rule)]

/** Judges the form of a signed message (`anchors.md` 7.2); never throws for what is wrong with the message. */
export function passGate(
  bytes: Uint8Array,
  contentType: string,
  settings: GateSettings,
): GateReport {
  const walk = { bytes, contentType, settings } as Walk
  const checks: CheckResult[] = []
  try {
    walk.document = readReceived(bytes, contentType, settings.limits)
    for (const rule of lexicalRules) checks.push(passedCheck(rule, walk))
    for (const [rule, step] of steps) {
      step(walk)
      checks.push(passedCheck(rule, walk))
    }
    return { checks, message: walk, signatureMethod: walk.signatureMethod }
  } catch (error) {
    if (!(error instanceof ShepFault)) throw error
    return { checks: closedAt(error, checks), fault: error, ...methodOf(walk) }
  }
}

const methodOf = ({ signatureMethod }: Partial<Walk>) =>
  signatureMethod ? { signatureMethod } : {}

function closedAt(fault: ShepFault, passed: readonly CheckResult[]): CheckResult[] {
  const failed = passed.length === 0 ? lexicalRuleOf(fault) : (gateRules[passed.length] as RuleId)
  return gateRules.map((rule, i): CheckResult => {
    const known = passed[i]
    if (known) return known
    return rule === failed ? failedCheck(rule, fault) : { rule, verdict: 'untestable' }
  })
}

function lexicalRuleOf(fault: ShepFault): RuleId {
  const rule = rulesOfFaults[fault.code]
  return rule ?? 'W-03'
}

const rulesOfFaults: Partial<Record<FaultCode, RuleId>> = {
  TOO_LARGE: 'W-01',
  ENCODING_UNSUPPORTED: 'W-02',
  ENCODING_BROKEN: 'W-02',
  DOCTYPE_FORBIDDEN: 'W-04',
  INSTRUCTION_FORBIDDEN: 'W-05',
  TOO_DEEP: 'W-06',
  TOO_MANY_ELEMENTS: 'W-06',
  TOO_MANY_ATTRIBUTES: 'W-06',
  NAME_TOO_LONG: 'W-06',
}
