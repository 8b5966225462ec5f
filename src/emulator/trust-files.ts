import type { ContainerFiles } from '../act/container/make.ts'
import { canonicalJson } from '../act/json.ts'
import { casOf } from '../eds/authority/cas.ts'
import { pemOf } from '../eds/authority/holder.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import type { Certificate } from '../eds/certificate.ts'
import { writePem } from '../eds/pem.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import { ownLists } from './own-lists.ts'

export interface TrustSources {
  readonly pki: TestPki
  readonly trust: readonly Certificate[]
  readonly kdpKeys: Pick<KdpKeys, 'jwks'>
  /** Certificates of the participant, DER. */
  readonly participant: readonly Uint8Array[]
}

/** `trust/` of a container: what the verdicts rested on, so that they can be made again. It gives trust to nobody. */
export async function trustFiles({
  pki,
  trust,
  kdpKeys,
  participant,
}: TrustSources): Promise<ContainerFiles> {
  const file = (name: string, bytes: Uint8Array | string) => ({
    name: `trust/${name}`,
    bytes: Buffer.from(bytes),
  })
  const lists = await Promise.all(ownLists(pki).map((list) => list.read()))
  return [
    file('ca.pem', pemOf(trust)),
    file('seal.pem', pemOf([pki.seal.certificate])),
    file('tsa.pem', pemOf([pki.tsa.certificate])),
    ...pki.kinds.map((kind) =>
      file(`gateway-${kind}.pem`, pemOf([pki.of(kind).gateway.certificate])),
    ),
    file('participant.pem', participant.map((der) => writePem('CERTIFICATE', der)).join('')),
    file('kdp-jwks.json', canonicalJson(kdpKeys.jwks())),
    ...casOf(pki).flatMap(({ name }, index) => {
      const list = lists[index]
      return list === undefined ? [] : [file(`${name}.crl`, list)]
    }),
  ]
}
