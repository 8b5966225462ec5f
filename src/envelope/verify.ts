import { ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from '../eds/certificate.ts'
import { letGo } from '../xml/tape.ts'
import { bothEngines } from './engines/both.ts'
import type { Engine, EngineName, EngineVerdict, SignedBytes } from './engines/engine.ts'
import { streamEngine } from './engines/stream.ts'
import { xmlCryptoEngine } from './engines/xml-crypto.ts'
import { type GatedMessage, type GateSettings, passGate } from './gate.ts'
import type { KeyReference } from './key-info.ts'
import { failedCheck, untestable } from './report.ts'

/** A certificate selected by a message, with the verdict on it: chain, dates, usage (W-25…W-27). */
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

const afterGate: readonly RuleId[] = ['W-22', 'W-23', 'W-24', 'W-25', 'W-26', 'W-27']

/** Gate, key, signature, certificate: in this order, all of them judged as far as they can be, the first failure is the answer. */
export function createVerifier(settings: VerifierSettings): Verifier {
  return async ({ bytes, contentType }, engine = settings.engine) => {
    const gate = passGate(bytes, contentType, settings)
    if (!gate.message)
      return { engine, checks: rowsOf(engine, gate.checks), ...faultOf(gate.fault) }
    const signer = await findSigner(gate.message, settings.keyOf)
    if (signer instanceof ShepFault) {
      const checks = gate.checks.map((one) =>
        one.rule === 'W-21' ? failedCheck('W-21', signer) : one,
      )
      return { engine, checks: rowsOf(engine, checks), fault: signer }
    }
    const verdict = judgeSignature(gate.message, signer, engines[engine])
    letGo(gate.message.document)
    const checks = rowsOf(engine, [...gate.checks, ...verdict.checks, ...signer.checks])
    const fault = verdict.fault ?? untrusted(signer)
    const { certificate } = signer
    if (fault || !verdict.signed) return { engine, checks, certificate, ...faultOf(fault) }
    return { engine, checks, certificate, signed: verdict.signed }
  }
}

/** A row a rule, in the order of the rules: what was not judged is untestable. W-28 is asked where both engines are. */
function rowsOf(engine: EngineName, judged: readonly CheckResult[]): CheckResult[] {
  const rules: readonly RuleId[] = engine === 'both' ? [...afterGate, 'W-28'] : afterGate
  const missing = rules.filter((rule) => !judged.some((one) => one.rule === rule))
  return [...judged, ...untestable(missing)].sort((a, b) => (a.rule < b.rule ? -1 : 1))
}

const faultOf = (fault: ShepFault | undefined) => (fault ? { fault } : {})

async function findSigner(message: GatedMessage, keyOf: KeyFinder): Promise<Signer | ShepFault> {
  try {
    return await keyOf(message.key)
  } catch (error) {
    if (error instanceof ShepFault) return error
    throw error
  }
}

/** W-22 binds the algorithm to the kind of the key; only then the engine is asked. */
function judgeSignature(
  message: GatedMessage,
  { certificate }: Signer,
  engine: Engine,
): EngineVerdict {
  const key = certificate.publicKey
  const { uri, keyKind } = message.signatureMethod
  if (key?.kind === keyKind) {
    const verdict = engine(message, key)
    return { ...verdict, checks: [{ rule: 'W-22', verdict: 'pass' }, ...verdict.checks] }
  }
  const fault = new ShepFault('KEY_KIND_MISMATCH', {
    expected: uri,
    actual: key?.kind ?? 'unknown key',
  })
  return { checks: [failedCheck('W-22', fault), ...untestable(['W-23', 'W-24'])], fault }
}

function untrusted({ checks }: Signer): ShepFault | undefined {
  const failed = checks.find(({ verdict }) => verdict !== 'pass')
  if (!failed) return undefined
  const { expected, actual } = failed
  return new ShepFault(failed.fault ?? 'CERTIFICATE_UNTRUSTED', { expected, actual })
}
