import { keysOf } from '../algorithms/registry.ts'
import type { Holder } from './holder.ts'
import { issueCertificate, signerOf } from './issue.ts'
import { memberOf } from './members.ts'
import type { KindPki } from './test-pki.ts'

type CopiedPki = Pick<KindPki, 'root' | 'issuing' | 'clock'>

/**
 * A foreign authority that copies names, numbers, dates and key ids of ours: only the signatures tell them apart.
 * Give it to issueFor to have certificates that must be refused.
 */
export async function lookAlikeOf(pki: CopiedPki): Promise<CopiedPki> {
  const root = await copyOf('root', pki.root)
  return { root, issuing: await copyOf('issuing', pki.issuing, root), clock: pki.clock }
}

async function copyOf(
  name: 'root' | 'issuing',
  { certificate: original, key }: Holder,
  issuer?: Holder,
): Promise<Holder> {
  const { subject, profile } = memberOf(name, key.kind)
  const { publicKey, privateKey } = await keysOf(key.kind).generate()
  const certificate = await issueCertificate({
    profile,
    subject,
    ...(issuer && { issuer: issuer.certificate }),
    publicKey: publicKey.spki,
    signer: signerOf(issuer?.key ?? privateKey),
    notBefore: original.notBefore,
    notAfter: original.notAfter,
    serial: original.serial,
    subjectKeyId: Buffer.from(original.subjectKeyId ?? '', 'hex'),
  })
  const issuers = issuer === undefined ? [] : [issuer.certificate, ...issuer.issuers]
  return { certificate, key: privateKey, issuers }
}
