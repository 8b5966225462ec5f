import type { Hand, Hands } from '../certification/packs/client-workshop.ts'
import type { KeyKind } from '../eds/algorithms/algorithm.ts'
import type { Holder } from '../eds/authority/holder.ts'
import { issueFor } from '../eds/authority/issue-for.ts'
import { lookAlikeOf } from '../eds/authority/look-alike.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import { DAY } from '../eds/authority/validity.ts'
import { testProvider } from '../eds/signing-provider.ts'
import type { KeyInfoForm, SigningIdentity } from '../envelope/security-header.ts'
import { signingIdentity } from '../envelope/signing-identity.ts'

const identityOf = (holder: Holder): SigningIdentity => signingIdentity(testProvider(holder))

/** Whom certificates in the name of the gateway speak for. */
const asGateway = {
  organisation: 'АО "Оператор"',
  bin: '991240000023',
  system: 'Шлюз ШЭП, эмулятор',
} as const

/** An authority of GOST keys is made in no time, and may sign certificates of any key. */
const QUICK: KeyKind = 'gost-2015'

/** Who signs hostile answers, for the kind of key of the request. Nobody but the true gateway signs with its key. */
async function handsOf(pki: TestPki, kind: KeyKind, keyInfo: KeyInfoForm): Promise<Hands> {
  const authority = pki.of(kind)
  const { gateway, person } = authority
  const own = identityOf(gateway)
  const another = identityOf(person)
  const issued = { profile: 'gateway', identity: asGateway, sameKeyAs: person } as const
  const lookAlike = await issueFor(await lookAlikeOf(pki.of(QUICK)), issued)
  const notAfter = new Date(pki.clock().getTime() - DAY)
  const expired = await issueFor(authority, { ...issued, notAfter })
  const carried = (identity: SigningIdentity): Hand => ({ identity, form: 'key-identifier' })
  return {
    gateway: { identity: own, form: keyInfo },
    'another-key': { identity: { ...own, sign: another.sign }, form: keyInfo },
    another: carried(another),
    'look-alike': carried(identityOf(lookAlike)),
    unknown: { identity: { ...own, serial: '1', sign: another.sign }, form: 'issuer-serial' },
    expired: carried(identityOf(expired)),
  }
}

/** The same, made once for each kind. */
export function packHands(
  pki: TestPki,
  keyInfo: KeyInfoForm,
): (kind: KeyKind | undefined) => Promise<Hands> {
  const made = new Map<KeyKind, Promise<Hands>>()
  return (asked = 'rsa') => {
    const kind = pki.kinds.includes(asked) ? asked : 'rsa'
    const hands = made.get(kind) ?? handsOf(pki, kind, keyInfo)
    made.set(kind, hands)
    return hands
  }
}
