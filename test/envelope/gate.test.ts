import assert from 'node:assert/strict'
import type { FaultCode } from '../../src/contract/faults.ts'
import { type RuleId, rules } from '../../src/contract/rules.ts'
import { type GateSettings, gateRules, passGate } from '../../src/envelope/gate.ts'
import { canonicalize } from '../../src/xml/canonical.ts'
import { fixture, gate } from './support.ts'

const pass = (path: string, settings: Partial<GateSettings> = {}) =>
  passGate(fixture(path), 'text/xml', { ...gate, ...settings })
const limits = (changed: Partial<GateSettings['limits']>) => ({
  limits: { ...gate.limits, ...changed },
})

describe('envelope/gate', () => {
  it('asks the rules of the gateway in the order of the rules, from the bytes to the key', () => {
    const ids = Object.keys(rules) as RuleId[]
    assert.deepEqual(gateRules, ids.slice(0, ids.indexOf('W-21') + 1))
  })

  it('hands over what it found', () => {
    const { message, fault, checks } = pass('honest/base')
    assert.ok(message)
    const { document } = message
    assert.equal(fault, undefined)
    assert.deepEqual(
      checks.map(({ rule, verdict }) => `${rule} ${verdict}`),
      gateRules.map((rule) => `${rule} pass`),
    )
    assert.equal(document.localName(message.body), 'Body')
    assert.equal(document.localName(message.signature), 'Signature')
    assert.equal(document.localName(message.signedInfo), 'SignedInfo')
    assert.equal(message.bodyId, 'id-1')
    assert.equal(message.digestValue.length, 32)
    assert.equal(message.signatureValue.length, 256)
    assert.equal(message.key.form, 'certificate')
  })

  const limited: readonly (readonly [RuleId, FaultCode, Partial<GateSettings['limits']>])[] = [
    ['W-01', 'TOO_LARGE', { bytes: fixture('honest/base').length - 1 }],
    ['W-06', 'TOO_DEEP', { depth: 6 }],
    ['W-06', 'TOO_MANY_ELEMENTS', { elements: 20 }],
    ['W-06', 'TOO_MANY_ATTRIBUTES', { attributes: 1 }],
    ['W-06', 'NAME_TOO_LONG', { name: 20 }],
  ]
  for (const [rule, code, changed] of limited)
    it(`${rule}: ${code} past the limit, and nothing else is judged`, () => {
      const { message, fault, checks } = pass('honest/base', limits(changed))
      assert.equal(message, undefined)
      assert.equal(fault?.code, code)
      const judged = checks.filter(({ verdict }) => verdict !== 'untestable')
      assert.deepEqual(
        judged.map((one) => [one.rule, one.verdict, one.fault]),
        [[rule, 'fail', code]],
      )
    })

  it('W-01, W-06: a message exactly at the limits passes', () => {
    const bytes = fixture('honest/base').length
    const exact = { bytes, depth: 8, elements: 37, attributes: 2, name: 27 }
    assert.ok(pass('honest/base', limits(exact)).message)
    for (const [name, value] of Object.entries(exact)) {
      const settings = limits({ ...exact, [name]: value - 1 })
      assert.ok(pass('honest/base', settings).fault, `${name} ${value - 1}`)
    }
  })

  const lists: readonly (readonly [string, string, FaultCode])[] = [
    ['W-17', 'prefix-list', 'TRANSFORM_PARAMETER'],
    ['W-15', 'prefix-lists-of-both', 'CANONICALIZATION_FORBIDDEN'],
  ]
  for (const [rule, name, code] of lists)
    it(`${rule}: ${name} is refused with ${code} where the settings refuse lists`, () => {
      const { fault, checks } = pass(`honest/${name}`, { inclusiveNamespaces: false })
      assert.equal(fault?.code, code)
      assert.equal(checks.find(({ verdict }) => verdict === 'fail')?.rule, rule)
      assert.ok(pass('honest/base', { inclusiveNamespaces: false }).message)
    })

  const told: readonly (readonly [string, RegExp, RegExp])[] = [
    ['W-10_soap-1.2', /soap\/envelope\/\}Envelope$/, /soap-envelope\}Envelope$/],
    ['W-11_two-headers', /^Header, Body$/, /\}Header, .*\}Header, .*\}Body$/],
    ['W-12_two-security-headers', /^1$/, /^2$/],
    ['W-14_key-info-missing', /^SignedInfo, SignatureValue, KeyInfo$/, /SignatureValue$/],
    ['W-15_rsa-sha1', /rsa-sha256/, /rsa-sha1$/],
    ['W-15_digest-sha1', /xmlenc#sha256/, /xmldsig#sha1$/],
    ['W-16_two-references', /^1$/, /^2$/],
    ['W-17_inclusive-canonicalization', /xml-exc-c14n#$/, /REC-xml-c14n-20010315$/],
    ['W-19_signed-body-moved-into-header', /^#id-2$/, /^#id-1$/],
    ['W-20_two-elements-in-body', /^1$/, /^2$/],
  ]
  for (const [name, expected, actual] of told)
    it(`${name}: its row tells what was expected, and what was found`, () => {
      const row = pass(`hostile/${name}`).checks.find(({ verdict }) => verdict === 'fail')
      assert.match(row?.expected ?? '', expected)
      assert.match(row?.actual ?? '', actual)
    })

  it('W-17: of a list that names what nobody declares nothing is kept in memory', () => {
    const { message } = pass('honest/prefix-lists-of-both')
    assert.ok(message)
    const { document, body, bodyForm } = message
    assert.deepEqual(bodyForm.prefixes, ['d', 'nobody'])
    const { size } = document.names.prefixes
    const prefixes = ['d', 'nobody-1', 'nobody-2']
    assert.deepEqual(
      canonicalize(document, body, { ...bodyForm, prefixes }),
      canonicalize(document, body, bodyForm),
    )
    assert.equal(document.names.prefixes.size, size)
  })

  it('an error of ours is not taken for a fault of the message', () => {
    assert.throws(() => passGate(undefined as never, '', gate), TypeError)
  })
})
