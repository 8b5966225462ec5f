import type { ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { PublicKey } from '../../eds/algorithms/algorithm.ts'
import type { GatedMessage } from '../gate.ts'

/** The canonical bytes of a Body whose signature was verified. Only an engine makes them, so nothing unsigned reaches a handler. */
export type SignedBytes = Uint8Array & { readonly __signed: unique symbol }

export type EngineName = 'stream' | 'xml-crypto' | 'both'

/** `signed` is there when, and only when, digest and signature are right. */
export interface EngineVerdict {
  readonly checks: readonly CheckResult[]
  readonly signed?: SignedBytes
  readonly fault?: ShepFault
}

/** Judges the digest of the Body (W-23) and the signature over SignedInfo (W-24) under one key. Never throws for bad input. */
export type Engine = (message: GatedMessage, key: PublicKey) => EngineVerdict
