import type { SignerName } from '../certification/packs/gateway-workshop.ts'
import type { Holder } from '../eds/authority/holder.ts'
import { type IssueRequest, issueFor } from '../eds/authority/issue-for.ts'
import { lookAlikeOf } from '../eds/authority/look-alike.ts'
import { fileOf } from '../eds/authority/members.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import { addYears, DAY } from '../eds/authority/validity.ts'
import { testProvider } from '../eds/signing-provider.ts'
import type { SigningIdentity } from '../envelope/security-header.ts'
import { signingIdentity } from '../envelope/signing-identity.ts'

/** Certificates for the self-test over one key: a good one, and those that must be refused. */
export async function selfTestSigners(
  pki: TestPki,
): Promise<Readonly<Record<SignerName, SigningIdentity>>> {
  const authority = pki.of('rsa')
  const own = await issueFor(authority, { profile: 'system', sameKeyAs: pki.initiator })
  const now = pki.clock()
  const issued = (differs: Partial<IssueRequest>, from: typeof authority | undefined = authority) =>
    issueFor(from, { profile: 'system', sameKeyAs: own, ...differs })
  // An authority of GOST keys is made in no time.
  const lookAlike = { ...authority, ...(await lookAlikeOf(pki.of('gost-2015'))) }
  const holders: Readonly<Record<SignerName, Holder>> = {
    own,
    'look-alike': await issued({}, lookAlike),
    'issued-by-no-authority': await issued({ issuer: own }),
    expired: await issued({ notAfter: new Date(now.getTime() - DAY) }),
    'not-yet-valid': await issued({ notBefore: addYears(now, 1) }),
    'for-encryption': await issued({ keyUsage: ['keyEncipherment'] }),
    revoked: await revokedOf(await issued({}), pki),
    'of-another-bin': await issued({ identity: { bin: '991240000102' } }),
  }
  const identities = Object.entries(holders).map(([name, holder]) => [
    name,
    signingIdentity(testProvider(holder)),
  ])
  return Object.fromEntries(identities) as Record<SignerName, SigningIdentity>
}

async function revokedOf(holder: Holder, { register, clock }: TestPki): Promise<Holder> {
  const ca = fileOf('issuing', 'rsa')
  const now = clock()
  const { serial } = holder.certificate
  await register.keep(ca, holder.certificate)
  await register.revoke(ca, { serial, since: now, reason: 'unspecified', recordedAt: now })
  return holder
}
