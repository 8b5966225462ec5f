import type { ShepFault } from '../../contract/faults.ts'
import type { DataElement } from '../../contract/messages.ts'
import type { FieldFaults } from '../fields.ts'
import { isIdentifier } from '../identifiers.ts'
import { refusalOf } from '../ordered-checks.ts'
import type { TokenPair } from './token-case.ts'

/** A request about a company (W-18), read. */
export interface GbdulRequest {
  /** BIN of the company. */
  readonly bin: string
  /** One for each person who is to be told of. */
  readonly tokens: readonly TokenPair[]
}

const faults: FieldFaults = { missing: 'GBD_FIELD_MISSING', invalid: 'GBD_FIELD_INVALID' }

/** Founders of one company; each token costs a verification. */
const MOST_TOKENS = 100

/**
 * `BIN` and `InfoAbtToken/tokens{Code, PublicKey}`, directly in `data` or in its `BusinessData`. Public clients disagree on
 * the case of the letters and on the namespace, so neither is judged.
 */
export function readGbdulRequest(data: DataElement | undefined): GbdulRequest {
  if (!data) throw absent('data')
  const business = childrenOf(data, 'BusinessData')[0] ?? data
  const [bin, ...others] = childrenOf(business, 'BIN').map(({ text }) => text.trim())
  if (!bin) throw absent('BIN')
  if (others.length > 0 || !isIdentifier(bin)) throw wrong('BIN', bin)
  const tokens = childrenOf(business, 'InfoAbtToken').flatMap((one) => childrenOf(one, 'tokens'))
  if (tokens.length > MOST_TOKENS) throw wrong('tokens', String(tokens.length))
  return { bin, tokens: tokens.map(pairOf) }
}

const pairOf = (token: DataElement): TokenPair => ({
  token: childrenOf(token, 'Code')[0]?.text,
  publicKey: childrenOf(token, 'PublicKey')[0]?.text.trim() || undefined,
})

const childrenOf = ({ children }: DataElement, name: string): DataElement[] =>
  children.filter((child) => child.name.toLowerCase() === name.toLowerCase())

const absent = (field: string): ShepFault =>
  refusalOf(faults.missing, { expected: field, actual: 'нет' }, { field })

const wrong = (field: string, text: string): ShepFault => {
  const value = text.slice(0, 100)
  return refusalOf(faults.invalid, { expected: field, actual: value }, { field, value })
}
