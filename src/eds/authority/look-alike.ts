import { keysOf } from '../algorithms/registry.ts'
import type { Holder } from './holder.ts'
import { issueCertificate, signerOf } from './issue.ts'
import { type MemberName, members } from './members.ts'
import { profiles } from './profiles.ts'
import type { TestPki } from './test-pki.ts'

/**
 * A foreign authority that copies names, numbers, dates and key ids of ours: only the signatures tell them apart.
 * Give it to issueFor to have certificates that must be refused.
 */
export async function lookAlikeOf(
  pki: Pick<TestPki, 'root' | 'issuing' | 'clock'>,
): Promise<Pick<TestPki, 'root' | 'issuing' | 'clock'>> {
  const root = await copyOf('root', pki.root)
  return { root, issuing: await copyOf('issuing', pki.issuing, root), clock: pki.clock }
}

async function copyOf(
  name: MemberName,
  { certificate: original, key }: Holder,
  issuer?: Holder,
): Promise<Holder> {
  const { subject, profile } = members[name]
  const { publicKey, privateKey } = await keysOf(key.kind).generate()
  const certificate = await issueCertificate({
    profile: profiles[profile],
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
