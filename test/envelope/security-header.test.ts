import assert from 'node:assert/strict'
import { identityOf } from '../../src/emulator/identity.ts'
import { passGate } from '../../src/envelope/gate.ts'
import {
  type KeyInfoForm,
  keyInfoForms,
  type SigningIdentity,
  signEnvelope,
  signedInfoOf,
} from '../../src/envelope/security-header.ts'
import type { KeyFinder } from '../../src/envelope/verify.ts'
import { writeFault, writeResponse } from '../../src/envelope/write.ts'
import { canonicalize } from '../../src/xml/canonical.ts'
import { readXml } from '../../src/xml/scan.ts'
import { pemFile, sharedPki } from '../eds/support.ts'
import { gate, hasXmlsec, verifierOf, xmlsecVerifies } from './support.ts'

const text = `<&>"'\r\n\t\u0000 ]]> Қазақ 𐰴 \u2028`
const date = '2026-11-23T10:00:00.000+05:00'
const data = {
  namespace: 'urn:x',
  type: 'T',
  qualified: true,
  fields: [{ name: 'a', value: text }],
}
const bodies = {
  'an answer': writeResponse(
    { messageId: 'm', responseDate: date, status: { code: 'c', message: text } },
    data,
  ),
  'a fault': writeFault({ errorCode: 'SCE006', errorMessage: text, errorDate: date }, 'bare'),
}

describe('envelope/security-header', () => {
  let identity: SigningIdentity
  let keyOf: KeyFinder
  let certificate: string
  before(async () => {
    const { gateway } = await sharedPki()
    identity = identityOf(gateway)
    keyOf = async () => ({ certificate: gateway.certificate, checks: [] })
    certificate = pemFile(gateway.certificate)
  })

  const signed = ({ content, declarations }: (typeof bodies)['an answer'], form: KeyInfoForm) =>
    signEnvelope(content, 'id-1', identity, form, declarations)

  for (const [what, body] of Object.entries(bodies))
    for (const form of keyInfoForms) {
      it(`${what} signed with ${form} passes the gate and both engines`, async () => {
        const bytes = await signed(body, form)
        const judged = await verifierOf(keyOf)({ bytes, contentType: 'text/xml; charset=utf-8' })
        assert.equal(judged.fault, undefined)
        assert.ok(Buffer.from(judged.signed ?? '').includes(body.content))
      })

      it(`${what} signed with ${form} is right for xmlsec1`, async function () {
        if (!hasXmlsec()) this.skip()
        assert.ok(xmlsecVerifies(await signed(body, form), certificate))
      })
    }

  it('Exc-C14N: Body and SignedInfo are canonical as written, so what was hashed is what is sent', async () => {
    const bytes = await signed(bodies['an answer'], 'issuer-serial')
    const { message } = passGate(bytes, '', gate)
    assert.ok(message)
    for (const element of [message.body, message.signedInfo])
      assert.ok(bytes.includes(canonicalize(message.document, element)))
    const [, body] = readXml(bytes).children(0)
    assert.equal(body, message.body)
  })

  const named: readonly (readonly [KeyInfoForm, (identity: SigningIdentity) => object])[] = [
    ['issuer-serial', ({ issuer, serial }) => ({ form: 'issuer-serial', issuer, serial })],
    ['key-identifier', (one) => ({ form: 'certificate', base64: one.certificate })],
    ['binary-token', (one) => ({ form: 'certificate', base64: one.certificate })],
    ['ski', ({ subjectKeyId: id }) => ({ form: 'ski', id })],
    ['thumbprint', ({ thumbprint: id }) => ({ form: 'thumbprint', id })],
    ['x509-data', (one) => ({ form: 'certificate', base64: one.certificate })],
  ]
  for (const [form, expected] of named)
    it(`shep.md 5: ${form} names the certificate of the signer`, async () => {
      const { message } = passGate(await signed(bodies['a fault'], form), '', gate)
      assert.deepEqual(message?.key, expected(identity))
    })

  it('a certificate without a subject key identifier cannot be named by one', async () => {
    const plain = { ...identity, subjectKeyId: undefined }
    await assert.rejects(signEnvelope('<a></a>', 'id-1', plain, 'ski'), /no subject key identifier/)
  })

  it('an issuer with characters of markup is escaped', async () => {
    const odd = { ...identity, issuer: 'CN=<&">' }
    const bytes = await signEnvelope('<a></a>', 'id-1', odd, 'issuer-serial')
    const key = passGate(bytes, '', gate).message?.key
    assert.equal(key?.form === 'issuer-serial' && key.issuer, 'CN=<&">')
  })

  it('the digest is of the Body handed in, and the algorithms are those of the identity', () => {
    const info = signedInfoOf('id-7', Buffer.from('abc'), identity)
    assert.ok(info.includes('URI="#id-7"'))
    assert.ok(info.includes('>ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=<'))
    assert.ok(info.includes(`SignatureMethod Algorithm="${identity.signatureMethod}"`))
    assert.ok(info.includes(`DigestMethod Algorithm="${identity.digest.uri}"`))
  })
})
