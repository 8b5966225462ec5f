import { type Ca, casOf } from '../eds/authority/cas.ts'
import { signerOf } from '../eds/authority/issue.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import { DAY } from '../eds/authority/validity.ts'
import type { CrlSource } from '../eds/revocation/crl-keeper.ts'
import { writeCrl } from '../eds/revocation/crl-write.ts'

const LIFETIME = 7 * DAY

/** The revocation lists of the test authority, straight from its register: nothing goes over the network. */
export const ownLists = (pki: Pick<TestPki, 'kinds' | 'of' | 'register' | 'clock'>): CrlSource[] =>
  casOf(pki).map((ca) => ownList(ca, pki))

/**
 * Asked each time, for a revocation counts at once, and the clock may be moved to any moment. It holds revocations to
 * come too: each says since when.
 */
function ownList(
  { name, holder: { certificate, key } }: Ca,
  { register, clock }: Pick<TestPki, 'register' | 'clock'>,
): CrlSource {
  let [from, until, revision] = [0, 0, -1]
  return {
    name: 'тестового центра',
    issuer: certificate.subject.key,
    maxAge: 0,
    read: async () => {
      const now = clock().getTime()
      const current = register.revision()
      if (from <= now && now < until && current === revision) return undefined
      const revocations = await register.revocations(name)
      const made = Math.floor(now / 1000) * 1000
      const list = await writeCrl({
        issuer: certificate,
        signer: signerOf(key),
        thisUpdate: new Date(made),
        nextUpdate: new Date(made + LIFETIME),
        number: made / 1000,
        revoked: revocations.map(({ since, serial, reason }) => ({
          serial,
          reason,
          revokedAt: since,
        })),
      })
      from = made
      until = made + LIFETIME
      revision = current
      return list
    },
  }
}
