import type { Makers } from '../../../src/act/container/make.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../../src/eds/authority/look-alike.ts'
import { answerTimestamp } from '../../../src/eds/authority/stamp.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import type { Certificate } from '../../../src/eds/certificate.ts'
import { sealBy } from '../../../src/eds/cms/seal.ts'
import { obtainTimestamp } from '../../../src/eds/timestamp/obtain.ts'
import { NOW } from '../../eds/support.ts'

/** Somebody with an authority of their own, under the names of ours, who makes containers that look right. */
export interface Stranger extends Makers {
  readonly trust: readonly Certificate[]
}

export async function strangerOf(pki: TestPki): Promise<Stranger> {
  const foreign = await lookAlikeOf(pki)
  const seal = await issueFor(foreign, { profile: 'seal', sameKeyAs: pki.person })
  const tsa = await issueFor(foreign, { profile: 'tsa', sameKeyAs: pki.person })
  const own = { kinds: ['rsa'] as const, clock: pki.clock, of: () => ({ ...pki.of('rsa'), tsa }) }
  return {
    seal: sealBy(seal, () => NOW),
    stamp: (bytes) => obtainTimestamp(bytes, (request) => answerTimestamp(request, own)),
    trust: seal.issuers,
  }
}
