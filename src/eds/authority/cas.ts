import type { Certificate } from '../certificate.ts'
import type { Holder } from './holder.ts'
import { fileOf } from './members.ts'
import type { TestPki } from './test-pki.ts'

/** A CA of the test authority, by the name of its files and addresses. */
export interface Ca {
  readonly name: string
  readonly holder: Holder
  /** Who answers OCSP for it. A root has nobody: what is above people is asked for by list. */
  readonly responder?: Holder
}

export const casOf = (pki: Pick<TestPki, 'kinds' | 'of'>): Ca[] =>
  pki.kinds.flatMap((kind) => {
    const { root, issuing, ocsp } = pki.of(kind)
    return [
      { name: fileOf('root', kind), holder: root },
      { name: fileOf('issuing', kind), holder: issuing, responder: ocsp },
    ]
  })

/** The CA that is named as the issuer of a certificate; undefined when it is none of ours. */
export const caOf = (cas: readonly Ca[], { issuer }: Pick<Certificate, 'issuer'>): Ca | undefined =>
  cas.find(({ holder }) => holder.certificate.subject.key === issuer.key)
