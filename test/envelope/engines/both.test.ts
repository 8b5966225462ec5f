import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  canonicalBody,
  data,
  declaresKdp,
  declaresSoap,
  info,
  sendMessage,
} from '../../../fixtures/support/body.ts'
import { type Changes, method, transform } from '../../../fixtures/support/letter.ts'
import { DS, EC, EXCLUSIVE, SOAP, WSU } from '../../../fixtures/support/namespaces.ts'
import { edit, without } from '../../../fixtures/support/texts.ts'
import { bothEngines } from '../../../src/envelope/engines/both.ts'
import { streamEngine } from '../../../src/envelope/engines/stream.ts'
import { canonicalize } from '../../../src/xml/canonical.ts'
import { readXml } from '../../../src/xml/scan.ts'
import { bodyContent } from './bodies.ts'
import { gated, makeKey, signedBy } from './gated.ts'

const withData = (content: string, attributes?: string) =>
  canonicalBody(sendMessage(info('m'), content), attributes)
const list = (prefixes: string) =>
  `<ec:InclusiveNamespaces xmlns:ec="${EC}" PrefixList="${prefixes}"></ec:InclusiveNamespaces>`
const around = (declarations: string) => (security: string, body: string) =>
  `<soap:Envelope${declarations}${declaresSoap}><soap:Header>${security}</soap:Header>${body}</soap:Envelope>`

interface Known {
  readonly reason: string
  readonly changes: Changes
  readonly afterwards?: (signed: string) => string
}

/**
 * Messages that are right, and that xml-crypto 6.3.2 with xmldom 0.8.15 cannot judge. None is met in the wild;
 * the answer is "no verdict", never a wrong one. A row that no longer disagrees is to be taken out.
 */
const known: Readonly<Record<string, Known>> = {
  'an Id of another namespace repeats that of Body': {
    reason: 'the library looks for Ids by local name',
    changes: {},
    afterwards: (signed) =>
      edit(signed, '<soap:Header>', '<soap:Header><x:a xmlns:x="urn:x" x:Id="id-1"/>'),
  },
  'Body has the same value in Id and in id': {
    reason: 'the library counts an element once for each spelling',
    changes: { body: withData(data, ` xmlns:wsu="${WSU}" id="id-1" wsu:Id="id-1"`) },
  },
  'an Id with an apostrophe': {
    reason: 'the library puts the Id into an XPath, and refuses quotes',
    changes: { uri: "#it's", body: withData(data, ` xmlns:wsu="${WSU}" wsu:Id="it's"`) },
  },
  '#default in a PrefixList, under a default namespace that Body does not use': {
    reason: 'the library does not know #default',
    changes: {
      transforms: transform(EXCLUSIVE, list('#default')),
      body: edit(
        edit(withData('<data></data>'), '<soap:Body', '<soap:Body xmlns="urn:q"'),
        '<request>',
        '<request xmlns="">',
      ),
      sentBody: edit(withData('<data></data>'), '<request>', '<request xmlns="">'),
      envelope: around(' xmlns="urn:q"'),
    },
  },
  'an attribute with a prefix, whose local name is in the PrefixList': {
    reason: 'the library takes it for a declaration',
    changes: {
      transforms: transform(EXCLUSIVE, list('d')),
      body: edit(
        withData('<data><a xmlns:x="urn:x" x:d="1"></a></data>'),
        '<soap:Body',
        `<soap:Body${declaresKdp}`,
      ),
      sentBody: without(withData('<data><a xmlns:x="urn:x" x:d="1"></a></data>'), declaresSoap),
    },
  },
  'a PrefixList for SignedInfo, and another SignedInfo before it': {
    reason: 'the library takes the namespaces around the first SignedInfo of the document',
    changes: {
      canonicalization: method('CanonicalizationMethod', EXCLUSIVE, list('soap')),
      canonicalSignedInfo: (sent) =>
        edit(sent, '<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="${DS}" xmlns:soap="${SOAP}">`),
    },
    afterwards: (signed) =>
      edit(
        signed,
        '<soap:Header>',
        '<soap:Header><x:SignedInfo xmlns:x="urn:x" xmlns:soap="urn:y"/>',
      ),
  },
  'a name of letters beyond U+FFFF': {
    reason: 'xmldom reads names by UTF-16 units',
    changes: { body: withData('<data><𐰴>1</𐰴></data>') },
  },
  'a prefix named __proto__': {
    reason: 'xmldom keeps prefixes in plain objects',
    changes: { body: withData('<data><__proto__:a xmlns:__proto__="urn:x"></__proto__:a></data>') },
  },
  'XHTML with a script in the default namespace': {
    reason: 'xmldom reads its text as HTML',
    changes: {
      body: withData('<data><script xmlns="http://www.w3.org/1999/xhtml">a&lt;b</script></data>'),
    },
  },
}

describe('envelope/engines/both', () => {
  const key = makeKey()

  it('W-28: agreement is a pass, and the bytes are those of the first engine', () => {
    const message = gated(signedBy(key, {}))
    const { signed, fault, checks } = bothEngines(message, key.publicKey)
    assert.equal(fault, undefined)
    assert.deepEqual(signed, streamEngine(message, key.publicKey).signed)
    assert.deepEqual(
      checks.map(({ rule, verdict }) => [rule, verdict]),
      [
        ['W-23', 'pass'],
        ['W-24', 'pass'],
        ['W-28', 'pass'],
      ],
    )
  })

  it('W-28: agreement on a refusal gives the reason of the first engine', () => {
    const { signed, fault, checks } = bothEngines(
      gated(edit(signedBy(key, {}), 'Тестов', 'Другов')),
      key.publicKey,
    )
    assert.equal(signed, undefined)
    assert.equal(fault?.code, 'DIGEST_MISMATCH')
    assert.ok(fault?.detail['expected'] && fault.detail['actual'])
    assert.deepEqual(
      checks.map(({ verdict }) => verdict),
      ['fail', 'pass', 'pass'],
    )
  })

  it('W-28: what the second engine alone accepts is no verdict either', () => {
    const message = { ...gated(signedBy(key, {})), digestValue: Buffer.alloc(32) }
    const { signed, fault } = bothEngines(message, key.publicKey)
    assert.equal(signed, undefined)
    assert.equal(fault?.code, 'ENGINES_DISAGREE')
    assert.equal(fault.detail['expected'], 'stream: DIGEST_MISMATCH')
    assert.equal(fault.detail['actual'], 'xml-crypto: valid')
  })

  it('W-28: nor is what both accept, each with other bytes', () => {
    const message = gated(signedBy(key, {}))
    const digestMethod = { ...message.digestMethod, digest: () => message.digestValue }
    const other = { ...message, digestMethod, body: message.signedInfo }
    const { signed, fault } = bothEngines(other, key.publicKey)
    assert.equal(signed, undefined)
    assert.equal(fault?.code, 'ENGINES_DISAGREE')
    assert.equal(fault.detail['actual'], 'xml-crypto: valid, other bytes')
  })

  describe('W-28: known disagreements are no verdict', () => {
    for (const [name, { reason, changes, afterwards }] of Object.entries(known))
      it(`${name}: ${reason}`, () => {
        const signedText = signedBy(key, changes)
        const message = gated(afterwards?.(signedText) ?? signedText)
        assert.ok(streamEngine(message, key.publicKey).signed, 'the message is right')
        const { signed, fault, checks } = bothEngines(message, key.publicKey)
        assert.equal(signed, undefined)
        assert.equal(fault?.code, 'ENGINES_DISAGREE')
        const row = checks.find(({ rule }) => rule === 'W-28')
        assert.deepEqual([row?.verdict, row?.fault], ['inconclusive', 'ENGINES_DISAGREE'])
        assert.equal(row?.expected, 'stream: valid')
        assert.match(row?.actual ?? '', /^xml-crypto: (?:DIGEST_MISMATCH|SIGNATURE_INVALID)$/)
      })
  })

  it('both engines agree on any Body, however it is written, and on the same Body changed', () => {
    fc.assert(
      fc.property(bodyContent, (content) => {
        const body = `<soap:Body${declaresSoap} xmlns:wsu="${WSU}" wsu:Id="id-1">${content}</soap:Body>`
        const canonical = canonicalize(readXml(Buffer.from(body)), 0).toString()
        const text = signedBy(key, { body: canonical, sentBody: body })
        const verdict = bothEngines(gated(text), key.publicKey)
        assert.equal(verdict.fault, undefined, JSON.stringify(verdict.fault?.detail))
        assert.equal(Buffer.from(verdict.signed ?? '').toString(), canonical)
        const changed = text.replace('<last/>', '<last>1</last>')
        assert.equal(bothEngines(gated(changed), key.publicKey).fault?.code, 'DIGEST_MISMATCH')
      }),
      { numRuns: 60 },
    )
  })
})
