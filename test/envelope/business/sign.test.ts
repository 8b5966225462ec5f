import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ShepFault } from '../../../src/contract/faults.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { identityOf } from '../../../src/emulator/identity.ts'
import { type EnvelopedStyle, signEnveloped } from '../../../src/envelope/business/sign.ts'
import { signaturesOf } from '../../../src/envelope/xmldsig/signatures.ts'
import { judgeSignature } from '../../../src/envelope/xmldsig.ts'
import { defaultLimits } from '../../../src/xml/limits.ts'
import { readXml } from '../../../src/xml/scan.ts'
import { pemFile, sharedPki, temporaryDirectory } from '../../eds/support.ts'
import { hasXmlsec } from '../support.ts'

/** Documents of all kinds, and how what was given stands in what is signed. */
const documents: Readonly<Record<string, string>> = {
  plain: '<a><b>1</b></a>',
  'an XML declaration': '<?xml version="1.0" encoding="UTF-8"?>\n<a>1</a>\n',
  'a byte order mark': '\uFEFF<a>1</a>',
  'comments inside and around': '<!-- 1 --><a>1<!-- 2 -->2</a><!-- 3 -->',
  'line ends of Windows': '<a>\r\n  <b/>\r\n</a>\r\n',
  'namespaces and prefixes':
    '<u:a xmlns="urn:d" xmlns:u="urn:u" xmlns:v="urn:v"><b v:c="1"/></u:a>',
  'the prefix ds bound to another namespace': '<ds:a xmlns:ds="urn:x"><ds:b/></ds:a>',
  'attributes of xml:': '<a xml:lang="kk" xml:space="preserve"> <b/> </a>',
  'letters of Kazakh, references and a section':
    '<a b="&lt;Ә&#10;">Қазақстан &amp; <![CDATA[<Ң>]]></a>',
  'a root without content': '<u:a xmlns:u="urn:u" b="1" />',
  'a root without content, closed': '<a></a>',
}

describe('envelope/business/sign', () => {
  let holder: Holder
  before(async () => {
    holder = (await sharedPki()).initiator
  })
  const sign = (text: string, style: EnvelopedStyle = 'national') =>
    signEnveloped(Buffer.from(text), identityOf(holder), { style })

  const judge = async (signed: Buffer) => {
    const document = readXml(signed.subarray(signed[0] === 0xef ? 3 : 0))
    const reports = []
    for (const signature of signaturesOf(document))
      reports.push(
        await judgeSignature(document, signature, async () => ({
          certificate: holder.certificate,
          checks: [],
        })),
      )
    return reports.map(({ checks }) => checks.every(({ verdict }) => verdict === 'pass'))
  }

  for (const [what, text] of Object.entries(documents))
    for (const style of ['national', 'exclusive'] as const) {
      it(`shep.md 6: ${what}, ${style}: verifies, and the bytes given stay`, async () => {
        const signed = await sign(text, style)
        assert.deepEqual(await judge(signed), [true])
        const [before = '', after = ''] = signed
          .toString()
          .split(/<ds:Signature .*<\/ds:Signature>/s)
        const empty = /<(u:a)( [^>]*?) ?\/>$/.exec(text)
        assert.equal(before + after, empty ? `<u:a xmlns:u="urn:u" b="1" ></u:a>` : text)
        assert.match(after, /^<\/[\w:]+>/, 'the signature is the last child of the root')
      })

      it(`${what}, ${style}: as xmlsec1 sees it`, async function () {
        if (!hasXmlsec()) this.skip()
        const path = join(temporaryDirectory(), 'signed.xml')
        writeFileSync(path, await sign(text, style))
        const options = ['--verify', '--pubkey-cert-pem', pemFile(holder.certificate), path]
        assert.equal(spawnSync('xmlsec1', options).status, 0)
      })
    }

  it('the form of Kazakhstan: inclusive, WithComments, the certificate, nothing between the parts', async () => {
    const [signature = ''] =
      /<ds:Signature .*<\/ds:Signature>/.exec(String(await sign('<a/>'))) ?? []
    const algorithms = [...signature.matchAll(/<ds:(\w+) Algorithm="([^"]+)"/g)]
    assert.deepEqual(
      algorithms.map(([, name, uri]) => `${name} ${uri?.split('/').at(-1)}`),
      [
        'CanonicalizationMethod REC-xml-c14n-20010315',
        'SignatureMethod xmldsig-more#rsa-sha256',
        'Transform xmldsig#enveloped-signature',
        'Transform REC-xml-c14n-20010315#WithComments',
        'DigestMethod xmlenc#sha256',
      ],
    )
    assert.match(signature, /<ds:Reference URI="">/)
    assert.match(signature, /<ds:X509Data><ds:X509Certificate>MII[\w+/=]+<\/ds:X509Certificate>/)
    assert.doesNotMatch(signature, />\s/)
  })

  it('a changed byte is seen', async () => {
    const signed = String(await sign('<a><b>1</b></a>'))
    assert.deepEqual(await judge(Buffer.from(signed.replace('<b>1', '<b>2'))), [false])
  })

  it('a document at its limits still gets its signature', async () => {
    const limits = { ...defaultLimits, bytes: 11, elements: 2, depth: 2 }
    const signed = await signEnveloped(Buffer.from('<a><b/></a>'), identityOf(holder), {
      limits,
    })
    assert.deepEqual(await judge(signed), [true])
    await assert.rejects(
      signEnveloped(Buffer.from('<a><b/></a>'), identityOf(holder), {
        limits: { ...limits, bytes: 10 },
      }),
      (error) => error instanceof ShepFault && error.code === 'TOO_LARGE',
    )
  })

  const refused = {
    'no XML': ['text', 'NOT_WELL_FORMED'],
    'a DOCTYPE': ['<!DOCTYPE a><a/>', 'DOCTYPE_FORBIDDEN'],
    'bytes that are not UTF-8': [Buffer.from('<a>\xff</a>', 'latin1'), 'ENCODING_BROKEN'],
    'windows-1251': [
      '<?xml version="1.0" encoding="windows-1251"?><a>\xff</a>',
      'ENCODING_UNSUPPORTED',
    ],
    'UTF-16': [Buffer.from('<a/>', 'utf16le'), 'ENCODING_UNSUPPORTED'],
  } as const
  for (const [what, [given, code]] of Object.entries(refused))
    it(`${what}: ${code}`, async () => {
      await assert.rejects(
        signEnveloped(Buffer.from(given), identityOf(holder)),
        (error) => error instanceof ShepFault && error.code === code,
      )
    })
})
