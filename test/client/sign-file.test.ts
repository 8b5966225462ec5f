import assert from 'node:assert/strict'
import { certificateForms, type SignOptions, signFile } from '../../src/client/sign-file.ts'
import { verifyFile } from '../../src/client/verify-file.ts'
import type { FaultCode } from '../../src/contract/faults.ts'
import type { KeyKind } from '../../src/eds/algorithms/algorithm.ts'
import { keysOf } from '../../src/eds/algorithms/registry.ts'
import { type Holder, pemOf } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { writePem } from '../../src/eds/pem.ts'
import { writePkcs12 } from '../../src/eds/pkcs12-write.ts'
import { NOW, sharedPki } from '../eds/support.ts'

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
const CONTENT =
  '<t:SendMessage xmlns:t="urn:t"><request a="1"  b=\'2\'>қ&#13;\r\n</request></t:SendMessage>'

/** What is around the two places where something may be put in: Body's start tag, and the header. */
const envelopes: Readonly<Record<string, readonly string[]>> = {
  'Header and Body': [
    `<soap:Envelope xmlns:soap="${SOAP}">\n <soap:Header>`,
    '</soap:Header>\n <soap:Body',
    `>${CONTENT}</soap:Body></soap:Envelope>\n`,
  ],
  'no Header': [
    `<?xml version="1.0"?><soap:Envelope xmlns:soap="${SOAP}">`,
    '<soap:Body',
    `>${CONTENT}</soap:Body></soap:Envelope>`,
  ],
  'another prefix, and a byte order mark': [
    `\uFEFF<S:Envelope xmlns:S="${SOAP}"><S:Header>`,
    '<o:Other xmlns:o="urn:o"/></S:Header><S:Body',
    ` a="b">${CONTENT}</S:Body></S:Envelope>`,
  ],
  'no prefix': [`<Envelope xmlns="${SOAP}"><!-- c -->`, '<Body', `>${CONTENT}</Body></Envelope>`],
  'soap bound to something else': [
    `<e:Envelope xmlns:e="${SOAP}" xmlns:soap="urn:soap"><e:Header>`,
    '</e:Header><e:Body',
    `><soap:x/></e:Body></e:Envelope>`,
  ],
  'wsu bound to something else': [
    `<soap:Envelope xmlns:soap="${SOAP}" xmlns:wsu="urn:wsu"><soap:Header>`,
    '</soap:Header><soap:Body',
    `><wsu:x/></soap:Body></soap:Envelope>`,
  ],
  'wsu bound on Envelope': [
    `<soap:Envelope xmlns:soap="${SOAP}" xmlns:wsu="${WSU}"><soap:Header>`,
    '</soap:Header><soap:Body',
    `>${CONTENT}</soap:Body></soap:Envelope>`,
  ],
  'an Id of its own': [
    `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header>`,
    '</soap:Header><soap:Body Id="a&amp;b"',
    `>${CONTENT}</soap:Body></soap:Envelope>`,
  ],
  'a header for somebody else': [
    `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header>`,
    `<w:Security xmlns:w="${WSSE}" soap:actor="urn:other"/></soap:Header><soap:Body`,
    `>${CONTENT}</soap:Body></soap:Envelope>`,
  ],
}

describe('client/sign-file', () => {
  let pki: TestPki
  const keys = new Map<KeyKind, Uint8Array>()
  before(async () => {
    pki = await sharedPki()
    for (const keyKind of ['gost-2015', 'gost-2004'] as const)
      keys.set(keyKind, fileOf(await issueFor(pki, { profile: 'system', keyKind })))
    keys.set('rsa', fileOf(pki.initiator))
  })

  const fileOf = ({ key, certificate, issuers }: Holder): Uint8Array =>
    writePkcs12({ key, chain: [certificate, ...issuers] }, 'secret', 'a')

  async function signed(text: string, more: Partial<SignOptions> = {}): Promise<Buffer> {
    const options = { form: 'wsse', keyInfo: 'key-identifier', password: 'secret' } as const
    const key = keys.get('rsa') ?? new Uint8Array()
    const { bytes } = await signFile({ bytes: Buffer.from(text), key, ...options, ...more })
    return bytes
  }

  async function assertVerifies(bytes: Buffer): Promise<void> {
    const certificates = Buffer.from(pemOf([pki.initiator.certificate]))
    const trust = pki.trustDirectory
    const told = await verifyFile({ bytes, trust, certificates, at: NOW, signatureOnly: false })
    const failed = told.checks.filter(
      ({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable',
    )
    assert.deepEqual([told.result, failed], ['yes', []], bytes.toString())
  }

  for (const [title, parts] of Object.entries(envelopes))
    it(`wsse, ${title}: verifies, and every byte of the envelope is still there, in order`, async () => {
      const bytes = await signed(parts.join(''))
      await assertVerifies(bytes)
      let from = 0
      for (const part of parts) {
        const at = bytes.indexOf(part, from)
        assert.ok(from === 0 ? at === 0 : at >= from, `${part} of ${bytes}`)
        from = at + Buffer.byteLength(part)
      }
      assert.equal(from, bytes.length)
    })

  it('wsse: <soap:Header/> gets its end tag', async () => {
    const text = `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header/><soap:Body>${CONTENT}</soap:Body></soap:Envelope>`
    await assertVerifies(await signed(text))
  })

  it('wsse: the content of a Body gets an envelope, without its XML declaration', async () => {
    const bytes = await signed(`<?xml version="1.0" encoding="UTF-8"?>\n${CONTENT}\n`)
    await assertVerifies(bytes)
    assert.ok(bytes.includes(`>${CONTENT}</soap:Body></soap:Envelope>`))
  })

  for (const keyInfo of certificateForms)
    it(`wsse: the certificate named by ${keyInfo}`, async () =>
      assertVerifies(await signed(CONTENT, { keyInfo })))

  for (const kind of ['rsa', 'gost-2015', 'gost-2004'] as const)
    for (const form of ['wsse', 'enveloped'] as const)
      it(`${form} with a key of kind ${kind}`, async () => {
        const bytes = await signed(CONTENT, { form, key: keys.get(kind) ?? new Uint8Array() })
        await assertVerifies(bytes)
      })

  it('PEM: a key in one file, its certificate in another', async () => {
    const { key, certificate } = pki.initiator
    const pem = writePem('PRIVATE KEY', keysOf(key.kind).writePrivate(key))
    const certificates = Buffer.from(pemOf([certificate]))
    await assertVerifies(await signed(CONTENT, { key: Buffer.from(pem), certificates }))
  })

  it('a signed envelope that is changed afterwards does not verify', async () => {
    const bytes = await signed(CONTENT)
    const changed = Buffer.from(bytes.toString().replace('a="1"', 'a="2"'))
    const told = await verifyFile({
      bytes: changed,
      trust: pki.trustDirectory,
      at: NOW,
      signatureOnly: false,
    })
    assert.equal(told.result, 'no')
  })

  const body = (inside: string) =>
    `<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${inside}</soap:Body></soap:Envelope>`
  const refused: Readonly<Record<string, readonly [FaultCode, () => Promise<unknown>]>> = {
    'an envelope that is signed already': [
      'SECURITY_REPEATED',
      async () => signed((await signed(CONTENT)).toString()),
    ],
    'two elements in Body': ['BODY_SHAPE', () => signed(body('<a/><b/>'))],
    'an empty Body': ['BODY_SHAPE', () => signed(body(''))],
    'two Bodies': [
      'ENVELOPE_SHAPE',
      () => signed(body(CONTENT).replace('<soap:Body>', '<soap:Body/><soap:Body>')),
    ],
    'one Id twice': ['ID_REPEATED', () => signed(body('<a Id="x"><b Id="x"/></a>'))],
    'a DOCTYPE': ['DOCTYPE_FORBIDDEN', () => signed('<!DOCTYPE a><a/>')],
    'no XML': ['NOT_WELL_FORMED', () => signed('a')],
    'UTF-16': [
      'ENCODING_UNSUPPORTED',
      () => signed('', { bytes: Buffer.from('\uFEFF<a/>', 'utf16le') }),
    ],
    'a wrong password': ['KEY_PASSWORD_WRONG', () => signed(CONTENT, { password: 'wrong' })],
    'a weak key': [
      'KEY_WEAK',
      async () =>
        signed(CONTENT, { key: fileOf(await issueFor(pki, { profile: 'system', bits: 1024 })) }),
    ],
  }
  for (const [title, [code, sign]] of Object.entries(refused))
    it(`${title} is refused: ${code}`, () => assert.rejects(sign, { name: 'ShepFault', code }))
})
