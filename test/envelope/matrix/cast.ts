import { JUDGED_AT } from '../../../fixtures/support/moment.ts'
import { keysOf } from '../../../src/eds/algorithms/registry.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { issueCertificate, signerOf } from '../../../src/eds/authority/issue.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../../src/eds/authority/look-alike.ts'
import { profileOf } from '../../../src/eds/authority/profiles.ts'
import { demoIdentity, systemSubject } from '../../../src/eds/authority/subjects.ts'
import type { KindPki } from '../../../src/eds/authority/test-pki.ts'
import { identityOf } from '../../../src/emulator/identity.ts'
import type { SigningIdentity } from '../../../src/envelope/security-header.ts'

/** Who signs with keys of one kind, honestly or not. */
export interface Cast {
  /** In the registry. */
  readonly registered: SigningIdentity
  /** In the registry too, of another participant. */
  readonly neighbour: SigningIdentity
  /** The names of the registered signer under a certificate that its own key signed. */
  readonly selfSigned: SigningIdentity
  /** Issued by an authority that copies the names and numbers of ours. */
  readonly lookAlike: SigningIdentity
  /** The same, and its certificate copies the serial number and the key id of the registered one. */
  readonly copy: SigningIdentity
  readonly holders: readonly [registered: Holder, neighbour: Holder]
}

export async function castOf(pki: KindPki): Promise<Cast> {
  const foreign = await lookAlikeOf(pki)
  const other = { organisation: 'ТОО "Посторонний"', bin: '991240000023' }
  const registered = await issueFor(pki, { profile: 'system' })
  const neighbour = await issueFor(pki, { profile: 'system', identity: other })
  return {
    registered: identityOf(registered),
    neighbour: identityOf(neighbour),
    selfSigned: identityOf(await passedOffAs(registered)),
    lookAlike: identityOf(await issueFor(foreign, { profile: 'system' })),
    copy: identityOf(await passedOffAs(registered, foreign.issuing)),
    holders: [registered, neighbour],
  }
}

/** A new key under all that the certificate of another says, by this issuer or by itself. */
async function passedOffAs({ certificate: original }: Holder, issuer?: Holder): Promise<Holder> {
  const { kind } = keysOf(original.publicKey?.kind ?? 'rsa')
  const { publicKey, privateKey } = await keysOf(kind).generate()
  const certificate = await issueCertificate({
    profile: profileOf('system', kind),
    subject: systemSubject(demoIdentity),
    ...(issuer && { issuer: issuer.certificate }),
    publicKey: publicKey.spki,
    signer: signerOf(issuer?.key ?? privateKey),
    notBefore: original.notBefore,
    notAfter: original.notAfter,
    serial: original.serial,
    subjectKeyId: Buffer.from(original.subjectKeyId ?? '', 'hex'),
  })
  return { certificate, key: privateKey, issuers: [] }
}

export const clock = () => JUDGED_AT
