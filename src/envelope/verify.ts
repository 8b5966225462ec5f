import { ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult, Verdict } from '../contract/verdict.ts'
import type { SignatureAlgorithm } from '../eds/algorithms/algorithm.ts'
import type { Certificate } from '../eds/certificate.ts'
import { letGo } from '../xml/arrays.ts'
import { bothEngines } from './engines/both.ts'
import type { Engine, EngineName, EngineVerdict, SignedBytes } from './engines/engine.ts'
import { streamEngine } from './engines/stream.ts'
import { xmlCryptoEngine } from './engines/xml-crypto.ts'
import { type GatedMessage, type GateSettings, passGate } from './gate.ts'
import type { KeyReference } from './key-info.ts'
import { failedCheck, untestable } from './report.ts'
import { usableKey } from './usable-key.ts'

/** A certificate selected by a message, with the verdict on it: chain, dates, usage (W-25…W-27), revocation (W-40…W-44). */
export interface Signer {
  readonly certificate: Certificate
  readonly checks: readonly CheckResult[]
}

/** Resolves what KeyInfo names, by itself or through the registry. Throws a ShepFault of W-21. */
export type KeyFinder = (reference: KeyReference) => Promise<Signer>

/** All that can be said of a signed message before anybody reads it. `signed` is there only when every check passed. */
export interface Judgement {
  readonly engine: EngineName
  readonly checks: readonly CheckResult[]
  readonly signed?: SignedBytes
  readonly certificate?: Certificate
  /** What the message is signed with, as far as it says so in an acceptable way. */
  readonly signatureMethod?: SignatureAlgorithm
  readonly fault?: ShepFault
}

export interface VerifierSettings extends GateSettings {
  readonly engine: EngineName
  readonly keyOf: KeyFinder
}

export interface Arrival {
  readonly bytes: Uint8Array
  readonly contentType: string
}

export type Verifier = (arrival: Arrival, engine?: EngineName) => Promise<Judgement>

export const engines: Readonly<Record<EngineName, Engine>> = {
  stream: streamEngine,
  'xml-crypto': xmlCryptoEngine,
  both: bothEngines,
}

/** What cannot be asked without a key: the signature, its certificate, and whether that is revoked. */
const afterGate: readonly RuleId[] = [
  ...(['W-22', 'W-23', 'W-24', 'W-25', 'W-26', 'W-27'] as const),
  ...(['W-40', 'W-41', 'W-42', 'W-43', 'W-44'] as const),
]

/** Gate, key, signature, certificate: in this order, all of them judged as far as they can be, the first failure is the answer. */
export function createVerifier(settings: VerifierSettings): Verifier {
  return async ({ bytes, contentType }, engine = settings.engine) => {
    const gate = passGate(bytes, contentType, settings)
    const { signatureMethod } = gate
    const said = { engine, ...(signatureMethod && { signatureMethod }) }
    const marks = marksOf(settings)
    if (!gate.message)
      return {
        ...said,
        checks: inOrder([...gate.checks, ...untested(engine, afterGate), ...marks]),
        ...faultOf(gate.fault),
      }
    const signer = await findSigner(gate.message, settings.keyOf)
    if (signer instanceof ShepFault) {
      const checks = gate.checks.map((one) =>
        one.rule === 'W-21' ? failedCheck('W-21', signer) : one,
      )
      return {
        ...said,
        checks: inOrder([...checks, ...untested(engine, afterGate), ...marks]),
        fault: signer,
      }
    }
    const verdict = judgeSignature(gate.message, signer, engine)
    letGo(gate.message.document)
    const checks = inOrder([...gate.checks, ...verdict.checks, ...signer.checks, ...marks])
    const fault = verdict.fault ?? untrusted(signer)
    const { certificate } = signer
    if (fault || !verdict.signed) return { ...said, checks, certificate, ...faultOf(fault) }
    return { ...said, checks, certificate, signed: verdict.signed }
  }
}

/** W-29: a message judged under a quirk bears its mark, whether it made use of the quirk or not. */
const marksOf = ({ quirks = [] }: GateSettings): CheckResult[] =>
  quirks.length === 0
    ? []
    : [{ rule: 'W-29', verdict: 'warn', expected: '-', actual: quirks.join(', ') }]

/** W-28 is asked where both engines are. */
const untested = (engine: EngineName, rules: readonly RuleId[]): CheckResult[] =>
  untestable(engine === 'both' ? [...rules, 'W-28'] : rules)

/** The rows of the engines stand among those of the certificate. */
const inOrder = (checks: CheckResult[]): CheckResult[] =>
  checks.sort((one, other) => (one.rule < other.rule ? -1 : 1))

const faultOf = (fault: ShepFault | undefined) => (fault ? { fault } : {})

async function findSigner(message: GatedMessage, keyOf: KeyFinder): Promise<Signer | ShepFault> {
  try {
    return await keyOf(message.key)
  } catch (error) {
    if (error instanceof ShepFault) return error
    throw error
  }
}

/** W-22 binds the algorithm to the key; only then the engine is asked. */
function judgeSignature(
  message: GatedMessage,
  { certificate }: Signer,
  engine: EngineName,
): EngineVerdict {
  try {
    const key = usableKey(certificate, message.signatureMethod)
    const verdict = engines[engine](message, key)
    return { ...verdict, checks: [{ rule: 'W-22', verdict: 'pass' }, ...verdict.checks] }
  } catch (error) {
    if (!(error instanceof ShepFault)) throw error
    const rest = untested(engine, ['W-23', 'W-24'])
    return { checks: [failedCheck('W-22', error), ...rest], fault: error }
  }
}

/** What may be: a warning, and what the settings leave out, which says so itself. */
const allowed: readonly Verdict[] = ['pass', 'warn', 'not-applicable']

function untrusted({ checks }: Signer): ShepFault | undefined {
  const failed = checks.find(({ verdict }) => !allowed.includes(verdict))
  if (!failed) return undefined
  const { expected, actual } = failed
  return new ShepFault(failed.fault ?? 'CERTIFICATE_UNTRUSTED', { expected, actual })
}
