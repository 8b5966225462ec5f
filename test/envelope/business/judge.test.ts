import assert from 'node:assert/strict'
import { base64Of, x509Certificate } from '../../../fixtures/support/key-info.ts'
import { declaresDs, method } from '../../../fixtures/support/letter.ts'
import { INCLUSIVE } from '../../../fixtures/support/namespaces.ts'
import { edit } from '../../../fixtures/support/texts.ts'
import { type CutMode, cutModes } from '../../../src/contract/business-signature.ts'
import { type FaultCode, faultEntry, ShepFault } from '../../../src/contract/faults.ts'
import type { KeyKind } from '../../../src/eds/algorithms/algorithm.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import { parseCertificate } from '../../../src/eds/certificate.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { identityOf } from '../../../src/emulator/identity.ts'
import { signEnveloped } from '../../../src/envelope/business/sign.ts'
import {
  type BusinessSettings,
  type BusinessVerdict,
  judgeBusinessSignature,
  looksSigned,
  readBusinessData,
} from '../../../src/envelope/business-signature.ts'
import { tree } from '../../../src/envelope/read.ts'
import type { KeyFinder } from '../../../src/envelope/verify.ts'
import { defaultLimits } from '../../../src/xml/limits.ts'
import { readXml } from '../../../src/xml/scan.ts'
import { NOW, sharedPki } from '../../eds/support.ts'
import {
  enveloped,
  exclusive,
  inclusiveWithComments,
  type PlainSignature,
  plainSigned,
  XPATH,
} from '../plain-signature.ts'
import { honest, hostile } from './changes.ts'
import { envelopeAround, FIELDS, signedData, signedOf } from './support.ts'

const kinds: readonly KeyKind[] = ['rsa', 'gost-2015', 'gost-2004']
const holders = new Map<string, Holder>()
const holderOf = (name: string): Holder => {
  const holder = holders.get(name)
  assert.ok(holder, name)
  return holder
}

before(async () => {
  const pki = await sharedPki()
  for (const keyKind of kinds)
    holders.set(keyKind, await issueFor(pki, { profile: 'system', keyKind }))
  const keyKind = 'gost-2015'
  holders.set('another', await issueFor(pki, { profile: 'person', keyKind }))
  holders.set(
    'expired',
    await issueFor(pki, { profile: 'system', keyKind, notAfter: new Date('2026-01-01') }),
  )
  holders.set(
    'for encryption',
    await issueFor(pki, { profile: 'system', keyKind, keyUsage: ['keyEncipherment'] }),
  )
})

const keyOf: KeyFinder = async (reference) => {
  const { trust } = await sharedPki()
  if (reference.form !== 'certificate') throw new ShepFault('CERTIFICATE_UNREGISTERED')
  const certificate = parseCertificate(Buffer.from(reference.base64, 'base64'))
  return { certificate, checks: judgeCertificate(certificate, trust, NOW).checks }
}

/** Judges `data` in an envelope whose transport signature is taken for good. */
function judgeBy(
  data: string,
  settings: Pick<BusinessSettings, 'mode' | 'engine' | 'quirks'>,
): Promise<BusinessVerdict> {
  const envelope = envelopeAround(data)
  const arrival = { bytes: Buffer.from(envelope), contentType: 'text/xml; charset=utf-8' }
  return judgeBusinessSignature(arrival, signedOf(envelope), {
    ...settings,
    limits: defaultLimits,
    keyOf,
  })
}

/** The same, and xml-crypto has the same opinion of whatever is judged here. */
async function judge(data: string, mode?: CutMode): Promise<BusinessVerdict> {
  const verdict = await judgeBy(data, { mode })
  const both = await judgeBy(data, { mode, engine: 'both' })
  assert.equal(both.fault?.code, verdict.fault?.code, JSON.stringify(both.fault?.detail))
  assert.deepEqual(both.signed, verdict.signed)
  const asked = both.checks.filter(({ rule }) => rule === 'W-28')
  for (const one of asked) assert.ok(one.verdict === 'pass' || verdict.fault, JSON.stringify(one))
  return verdict
}

const told = ({ checks }: BusinessVerdict) =>
  checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ rule, verdict }) => `${rule} ${verdict}`)

async function assertRefused(data: string, code: FaultCode, mode: CutMode = 'data') {
  const verdict = await judge(data, mode)
  assert.equal(verdict.fault?.code, code, JSON.stringify(verdict.fault?.detail))
  assert.equal(verdict.signed, undefined)
  const failed = verdict.checks.filter((check) => check.verdict === 'fail')
  assert.deepEqual(
    failed.map(({ rule, fault }) => [rule, fault]),
    [[faultEntry(code).rule, code]],
  )
}

const signedBy = (name: string, mode: CutMode = 'data', fields = FIELDS) =>
  signedData[mode](fields, identityOf(holderOf(name)))

/** Text modes carry markup as text: what is done to the XML is done to its escaped form. */
const within = (mode: CutMode, text: string) =>
  mode === 'text' || mode === 'parsed-text'
    ? text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text

describe('envelope/business, modes and algorithms', () => {
  for (const mode of cutModes)
    for (const kind of kinds) {
      it(`${mode}, ${kind}: right, and what was signed is what is read`, async () => {
        const verdict = await judge(await signedBy(kind, mode), mode)
        assert.equal(verdict.fault, undefined, JSON.stringify(verdict.fault?.detail))
        assert.deepEqual(told(verdict), [])
        assert.deepEqual(
          verdict.checks.map(({ rule }) => rule),
          ['W-50', 'W-51', 'W-52', 'W-53', 'W-54', 'W-55', 'W-56', 'W-57', 'W-58'],
        )
        assert.ok(verdict.signed)
        const data = readBusinessData(verdict.signed)
        const read = data.children.map(({ name, text }) => `${name} ${text}`)
        assert.deepEqual(read, ['uin 991231500016', 'company ТОО & «Ә»'])
        assert.deepEqual(verdict.signers, [holderOf(kind).certificate])
      })

      it(`${mode}, ${kind}: changed after signing: BUSINESS_DIGEST_MISMATCH`, async () => {
        const data = await signedBy(kind, mode)
        await assertRefused(
          edit(data, '991231500016', '991231500026'),
          'BUSINESS_DIGEST_MISMATCH',
          mode,
        )
      })

      it(`${mode}, ${kind}: the certificate of another: BUSINESS_SIGNATURE_INVALID or BUSINESS_KEY_UNFIT`, async () => {
        const data = await signedBy(kind, mode)
        const other = identityOf(holderOf('another')).certificate
        const swapped = data.replace(identityOf(holderOf(kind)).certificate, other)
        const code = kind === 'gost-2015' ? 'BUSINESS_SIGNATURE_INVALID' : 'BUSINESS_KEY_UNFIT'
        await assertRefused(swapped, code, mode)
      })

      it(`${mode}, ${kind}: an element added beside the signature: BUSINESS_SIGNATURE_MISPLACED`, async () => {
        const data = await signedBy(kind, mode)
        const end = within(mode, '</ds:Signature>')
        await assertRefused(
          edit(data, end, `${end}${within(mode, '<uin>1</uin>')}`),
          'BUSINESS_SIGNATURE_MISPLACED',
          mode,
        )
      })
    }

  it('exclusive canonicalization, the other style, is as good', async () => {
    const data = await signedData.data(FIELDS, identityOf(holderOf('rsa')), { style: 'exclusive' })
    assert.deepEqual(told(await judge(data)), [])
  })

  it("a mode other than the signer's sees another document: data in place has more namespaces", async () => {
    await assertRefused(await signedBy('gost-2015', 'data'), 'BUSINESS_DIGEST_MISMATCH', 'in-place')
  })
})

describe('envelope/business, its own gate', () => {
  for (const [what, change] of Object.entries(honest))
    it(`honest: ${what}`, async () => {
      const before = await signedBy('gost-2015')
      const after = change(before)
      assert.notEqual(after, before)
      const verdict = await judge(after)
      assert.deepEqual(told(verdict), [], JSON.stringify(verdict.fault?.detail))
      assert.ok(verdict.signed)
      assert.equal(readBusinessData(verdict.signed).children[0]?.text, '991231500016')
    })

  for (const [what, [code, change]] of Object.entries(hostile))
    it(`hostile: ${what}: ${code}`, async () => {
      const before = await signedBy('gost-2015')
      const after = change(before)
      assert.notEqual(after, before)
      await (what === 'a second signature, a copy'
        ? judge(after).then(({ fault }) => assert.equal(fault?.code, code))
        : assertRefused(after, code))
    })

  for (const name of ['expired', 'for encryption'])
    it(`a certificate ${name}: BUSINESS_CERTIFICATE_REJECTED, code SCE015`, async () => {
      await assertRefused(await signedBy(name), 'BUSINESS_CERTIFICATE_REJECTED')
      assert.equal(faultEntry('BUSINESS_CERTIFICATE_REJECTED').wire, 'SCE015')
    })

  it('no data at all: BUSINESS_SIGNATURE_MISSING', () =>
    assertRefused('', 'BUSINESS_SIGNATURE_MISSING'))

  it('W-58 names the OCSP answers that its certificate rests on', async () => {
    const envelope = envelopeAround(await signedBy('rsa'))
    const arrival = { bytes: Buffer.from(envelope), contentType: 'text/xml; charset=utf-8' }
    const answered: KeyFinder = async (reference) => {
      const { certificate, checks } = await keyOf(reference)
      return { certificate, checks: [...checks, { rule: 'W-40', verdict: 'pass', ocsp: ['ab'] }] }
    }
    const settings = { limits: defaultLimits, keyOf: answered }
    const { checks } = await judgeBusinessSignature(arrival, signedOf(envelope), settings)
    const resting = checks.filter(({ ocsp }) => ocsp !== undefined)
    assert.deepEqual(
      resting.map(({ rule, verdict, ocsp }) => [rule, verdict, ocsp]),
      [['W-58', 'pass', ['ab']]],
    )
  })

  it('a Body other than the one received is our own mistake, and loud', async () => {
    const [one, other] = [envelopeAround('<data/>'), envelopeAround('<data>1</data>')]
    const arrival = { bytes: Buffer.from(one), contentType: '' }
    const settings = { limits: defaultLimits, keyOf }
    await assert.rejects(
      judgeBusinessSignature(arrival, signedOf(other), settings),
      /is not the Body/,
    )
  })
})

describe('envelope/business, W-28: xml-crypto is asked too', () => {
  it('each signer has its row', async () => {
    const { checks, signed } = await judgeBy(await signedBy('gost-2015'), { engine: 'both' })
    assert.ok(signed)
    assert.deepEqual(checks.at(-1), { rule: 'W-28', verdict: 'pass', actual: 'xml-crypto' })
  })

  /** Signed by hand in ways that signEnveloped has not. */
  const plain = (parts: Omit<PlainSignature, 'keyInfo'>) => {
    const { key, certificate } = holderOf('rsa')
    assert.ok(key.native)
    const keyInfo = `<ds:KeyInfo>${x509Certificate(base64Of(certificate))}</ds:KeyInfo>`
    return plainSigned(key.native, { ...parts, keyInfo })
  }

  it('where it is of another opinion there is no verdict: ENGINES_DISAGREE', async () => {
    const document = `<data Id="it's"><a>1</a>SIGNATURE</data>`
    const hashed = document.replace('SIGNATURE', '')
    const transforms = enveloped + exclusive
    const data = plain({ document, references: [{ uri: "#it's", transforms, hashed }] })
    assert.ok((await judgeBy(data, {})).signed)
    const { checks, fault, signed } = await judgeBy(data, { engine: 'both' })
    assert.equal(fault?.code, 'ENGINES_DISAGREE')
    assert.match(String(fault.detail['actual']), /quotes/)
    assert.equal(signed, undefined)
    const row = checks.find(({ rule }) => rule === 'W-28')
    assert.deepEqual([row?.verdict, row?.fault], ['inconclusive', 'ENGINES_DISAGREE'])
  })

  const noSignatures = `<ds:Transform Algorithm="${XPATH}"><ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>`
  for (const filter of [enveloped, noSignatures])
    for (const comments of ['', '#WithComments'])
      it(`what stands around SignedInfo is of its inclusive form${comments}: ${filter === enveloped ? 'enveloped-signature' : 'XPath'}`, async () => {
        const document =
          '<k:data xmlns="urn:d" xmlns:k="urn:k" xml:lang="kk"><!-- c --><a xmlnsy="1"/>SIGNATURE</k:data>'
        const hashed =
          '<k:data xmlns="urn:d" xmlns:k="urn:k" xml:lang="kk"><a xmlnsy="1"></a></k:data>'
        const data = plain({
          document,
          references: [{ uri: '', transforms: filter + inclusiveWithComments, hashed }],
          canonicalization: method('CanonicalizationMethod', `${INCLUSIVE}${comments}`),
          signedForm: (form) =>
            form.replace(declaresDs, ` xmlns="urn:d"${declaresDs} xmlns:k="urn:k" xml:lang="kk"`),
        })
        assert.deepEqual(told(await judge(`<data>${data}</data>`, 'child')), [])
      })

  it('a signer after one of another style', async () => {
    const first = String(
      await signEnveloped(Buffer.from('<data><a></a></data>'), identityOf(holderOf('gost-2015'))),
    )
    const transforms = enveloped + exclusive
    const references = [{ uri: '', transforms, hashed: first }]
    const document = first.replace('</data>', 'SIGNATURE</data>')
    assert.deepEqual(told(await judge(plain({ document, references }))), [])
  })
})

describe('envelope/business, several signers', () => {
  const twice = async (first: string, second: string) => {
    const once = await signEnveloped(
      Buffer.from(`<data>${FIELDS}</data>`),
      identityOf(holderOf(first)),
    )
    return String(await signEnveloped(once, identityOf(holderOf(second))))
  }

  it('eds.md 10, 9: the last first, each on what was there to sign; all right', async () => {
    const verdict = await judge(await twice('rsa', 'gost-2015'))
    assert.deepEqual(told(verdict), [])
    assert.equal(verdict.checks.filter(({ rule }) => rule === 'W-57').length, 2)
    assert.deepEqual(verdict.signers, [
      holderOf('rsa').certificate,
      holderOf('gost-2015').certificate,
    ])
    assert.ok(verdict.signed)
    assert.equal(readBusinessData(verdict.signed).children.length, 2)
  })

  it('exchanged, both are wrong: the first was not on what the last signed', async () => {
    const data = await twice('rsa', 'gost-2015')
    const [one = '', other = ''] = data.match(/<ds:Signature .*?<\/ds:Signature>/g) ?? []
    const { fault, signed } = await judge(
      `${data.slice(0, data.indexOf(one))}${other}${one}</data>`,
    )
    assert.equal(fault?.code, 'BUSINESS_DIGEST_MISMATCH')
    assert.equal(signed, undefined)
  })

  it('one expired: refused for that one alone, the other told as right', async () => {
    const { checks, fault, signed } = await judge(await twice('rsa', 'expired'))
    assert.equal(fault?.code, 'BUSINESS_CERTIFICATE_REJECTED')
    assert.equal(signed, undefined)
    const certificates = checks.filter(({ rule }) => rule === 'W-58').map(({ verdict }) => verdict)
    assert.deepEqual(certificates, ['pass', 'fail'])
  })
})

describe('envelope/business, whether there is anything to judge', () => {
  const looks = async (data: string) => looksSigned(tree(readXml(Buffer.from(data)), 0))
  for (const mode of cutModes)
    it(`${mode}: a signature is seen`, async () =>
      assert.ok(await looks(await signedBy('rsa', mode))))
  it('plain data has none', async () => assert.ok(!(await looks(`<data>${FIELDS}</data>`))))
})
