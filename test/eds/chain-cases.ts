import { generateKeyPairSync } from 'node:crypto'
import { issueCertificate, signerOf } from '../../src/eds/authority/issue.ts'
import { type IssueRequest, issueFor } from '../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../src/eds/authority/look-alike.ts'
import { memberOf } from '../../src/eds/authority/members.ts'
import { profiles } from '../../src/eds/authority/profiles.ts'
import { authoritySubject, demoIdentity, systemSubject } from '../../src/eds/authority/subjects.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { DAY } from '../../src/eds/authority/validity.ts'
import { type Certificate, parseCertificate } from '../../src/eds/certificate.ts'
import { later, NOW } from './support.ts'

/** A certificate to judge at NOW, and whom to trust. */
export interface Case {
  readonly leaf: Certificate
  readonly trust: readonly Certificate[]
}

/** The certificate with every stretch of bytes `from` put as `to`, both in hex. */
const patched = ({ der }: Certificate, from: string, to: string): Certificate =>
  parseCertificate(Buffer.from(Buffer.from(der).toString('hex').replaceAll(from, to), 'hex'))

/** Every case of chain.test.ts, by its name. */
export async function makeCases(pki: TestPki): Promise<ReadonlyMap<string, Case>> {
  const cases = new Map<string, Case>()
  const [root, issuing] = [pki.root.certificate, pki.issuing.certificate]
  const trust = [root, issuing]
  const leafOf = async (
    request: Partial<IssueRequest>,
    from: Pick<TestPki, 'issuing' | 'clock'> = pki,
  ) => {
    const holder = await issueFor(from, { profile: 'system', sameKeyAs: pki.initiator, ...request })
    return holder.certificate
  }
  const ca = (name: string, request: Partial<IssueRequest> = {}) =>
    issueFor(pki, {
      profile: 'issuing',
      identity: { system: name },
      issuer: pki.root,
      sameKeyAs: pki.person,
      ...request,
    })
  const usual = await leafOf({})
  const put = (name: string, leaf: Certificate, more: Partial<Case> = {}) =>
    cases.set(name, { leaf, trust, ...more })

  put('a good certificate', usual)
  put('a good certificate, with only the issuing CA trusted', usual, { trust: [issuing] })
  put('a good certificate, without keyUsage', await leafOf({ keyUsage: [] }))
  put('nobody trusted', usual, { trust: [] })
  put('the issuing CA missing', usual, { trust: [root] })
  put('an unknown critical extension', await leafOf({ unknownCritical: ['1.2.3.4'] }))
  put('a key of 1024 bits', (await issueFor(pki, { profile: 'system', bits: 1024 })).certificate)
  put('expired', await leafOf({ notAfter: later(NOW, -DAY) }))
  put('not valid yet', await leafOf({ notBefore: later(NOW, DAY) }))
  put('not for signing', await leafOf({ keyUsage: ['keyEncipherment', 'keyAgreement'] }))

  const signed = Buffer.from(usual.der)
  signed[signed.length - 1] = (signed.at(-1) ?? 0) ^ 1
  put('a signature changed', parseCertificate(signed))
  const sha1 = patched(usual, '2a864886f70d01010b', '2a864886f70d010105')
  put('a signature of a forbidden algorithm', sha1)
  const strange = patched(issuing, '2a864886f70d010101', '2a864886f70d010109')
  put('an authority with a key of a kind unknown here', sha1, { trust: [strange] })

  const foreign = await lookAlikeOf(pki)
  put('a look-alike authority', await leafOf({}, foreign))
  put(
    'everything at once',
    await leafOf({ keyUsage: ['keyEncipherment'], notAfter: later(NOW, -DAY) }, foreign),
  )

  const noCa = await leafOf({ issuer: pki.person })
  put('issued by one who is no CA', noCa, { trust: [...trust, pki.person.certificate] })
  const noCertSign = await ca('Без keyCertSign', { keyUsage: ['cRLSign'] })
  const byNoCertSign = await leafOf({ issuer: noCertSign })
  put('issued by a CA without keyCertSign', byNoCertSign, { trust: [root, noCertSign.certificate] })
  const below = await ca('Подчинённый', { issuer: pki.issuing })
  put('a CA too many for pathLength', await leafOf({ issuer: below }), {
    trust: [...trust, below.certificate],
  })
  const critical = await ca('Критический', { unknownCritical: ['1.2.3.4'] })
  const byCritical = await leafOf({ issuer: critical })
  put('an unknown critical extension of the CA', byCritical, {
    trust: [root, critical.certificate],
  })

  const old = await ca('Обновлённый', { notAfter: later(NOW, -DAY) })
  const renewed = await ca('Обновлённый')
  put('a renewed CA beside the old one', await leafOf({ issuer: renewed }), {
    trust: [root, old.certificate, renewed.certificate],
  })

  const chain = [pki.root]
  for (let length = 1; length <= 9; length++) {
    const issuer = chain.at(-1) ?? pki.root
    const name = { system: `УЦ ${length}` }
    chain.push(await ca('', { identity: name, issuer, pathLength: Number.POSITIVE_INFINITY }))
  }
  const long = await leafOf({ issuer: chain.at(-1) ?? pki.root })
  put('nine CAs in a row', long, { trust: chain.slice(1).map(({ certificate }) => certificate) })

  await makeSelfSigned(pki, put)
  return cases
}

async function makeSelfSigned(
  pki: TestPki,
  put: (name: string, leaf: Certificate, more?: Partial<Case>) => void,
): Promise<void> {
  const order = {
    profile: profiles.system,
    subject: systemSubject(demoIdentity),
    publicKey: pki.initiator.certificate.spki,
    signer: signerOf(pki.initiator.key),
    notBefore: later(NOW, -DAY),
    notAfter: later(NOW, DAY),
  }
  const self = await issueCertificate(order)
  put('self-signed', self)
  put('itself trusted, self-signed', self, { trust: [self] })

  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  const issuer = { issuer: pki.issuing.certificate, signer: signerOf(pki.issuing.key) }
  put(
    'a key of a kind unknown here',
    await issueCertificate({ ...order, ...issuer, publicKey: spki }),
  )

  const otherRoot = await issueCertificate({
    ...order,
    profile: profiles.root,
    subject: memberOf('root', 'rsa').subject,
  })
  const usual = await issueCertificate({ ...order, ...issuer, serial: 9n })
  put('an older root of the same name beside the issuing CA', usual, {
    trust: [otherRoot, pki.issuing.certificate],
  })

  const expiredRoot = await issueCertificate({
    ...order,
    profile: profiles.root,
    subject: authoritySubject('Просроченный корень'),
    notAfter: later(NOW, -DAY / 2),
  })
  put('an expired root', await issueCertificate({ ...order, issuer: expiredRoot, serial: 7n }), {
    trust: [expiredRoot],
  })

  const circle = { ...order, profile: { ...profiles.root, pathLength: 5 } }
  const [left, right] = [authoritySubject('Левый'), authoritySubject('Правый')]
  const seed = await issueCertificate({ ...circle, subject: right })
  const one = await issueCertificate({ ...circle, subject: left, issuer: seed })
  const two = await issueCertificate({ ...circle, subject: right, issuer: one })
  put(
    'two CAs that issued each other',
    await issueCertificate({ ...order, issuer: one, serial: 8n }),
    {
      trust: [one, two],
    },
  )
}
