import { type Asked, invalid, momentOf, oneOf, optionalText } from '../contract/api.ts'
import type { KeyKind } from '../eds/algorithms/algorithm.ts'
import { type CertificateOrder, type Flaw, flaws } from '../eds/authority/flaws.ts'
import { authorityKinds } from '../eds/authority/kinds.ts'
import type { Identity } from '../eds/authority/subjects.ts'
import { type RevocationReason, revocationReasons } from '../eds/revocation/reasons.ts'
import { isIdentifier } from '../services/identifiers.ts'

type Body = Asked['body']

/** Whom certificates are issued to on demand. */
export const orderedProfiles = ['person', 'head', 'signer', 'employee', 'system'] as const
export const kindNames = Object.keys(authorityKinds) as readonly KeyKind[]
export const flawNames = Object.keys(flaws) as readonly Flaw[]

/** For help: each flaw and what it makes wrong. */
export const flawTexts = flawNames.map((name) => ({ name, text: flaws[name].text }))

const LONGEST = 200

/** Reads what certificate is wanted. Throws INPUT_INVALID with the field. */
export function orderIn(body: Body): CertificateOrder {
  const profile = oneOf(body, 'profile', orderedProfiles)
  const flaw = body['flaw'] === undefined ? undefined : oneOf(body, 'flaw', flawNames)
  if (flaw === 'wrong-bin' && profile === 'person')
    throw invalid('flaw', 'a person has no BIN that could be wrong')
  const since = momentOf(body, 'since')
  if (since && flaw !== 'revoked') throw invalid('since', 'only with the flaw "revoked"')
  return {
    profile,
    kind: kindIn(body),
    identity: identityIn(body, profile),
    ...(flaw && { flaw }),
    ...(since && { since }),
    ...(flaw === 'revoked' && { reason: reasonIn(body) }),
  }
}

export const kindIn = (body: Body): KeyKind => oneOf(body, 'kind', kindNames, 'rsa')

export const reasonIn = (body: Body): RevocationReason =>
  oneOf(body, 'reason', revocationReasons, 'unspecified')

function identityIn(body: Body, profile: (typeof orderedProfiles)[number]): Partial<Identity> {
  const bin = numberIn(body, 'bin')
  const iin = numberIn(body, 'iin')
  const organisation = shortText(body, 'organisation')
  const name = shortText(body, 'name')
  return {
    ...(bin && { bin }),
    ...(iin && { iin }),
    ...(organisation && { organisation }),
    ...(name && (profile === 'system' ? { system: name } : personName(name))),
  }
}

function numberIn(body: Body, field: 'bin' | 'iin'): string | undefined {
  const text = optionalText(body, field)
  if (text !== undefined && !isIdentifier(text))
    throw invalid(field, '12 digits with a valid check digit')
  return text
}

function shortText(body: Body, field: string): string | undefined {
  const text = optionalText(body, field)
  if (text !== undefined && text.length > LONGEST)
    throw invalid(field, `at most ${LONGEST} characters`)
  return text
}

/** "ФАМИЛИЯ ИМЯ ОТЧЕСТВО": the surname first, as the national authority has it. */
function personName(name: string): Pick<Identity, 'surname' | 'given' | 'patronymic'> {
  const [surname = '', given = '', ...rest] = name.split(/\s+/)
  if (given === '') throw invalid('name', 'surname and given name are expected, and a patronymic')
  return { surname, given, patronymic: rest.join(' ') }
}
