import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FaultCode, faultEntry, faults, ShepFault } from '../src/contract/faults.ts'
import { levelOf, type Rule, type RuleId, rules } from '../src/contract/rules.ts'
import { operationsOf } from './rules/operations.ts'

const codes = Object.keys(faults) as FaultCode[]
const ruleIds = Object.keys(rules) as RuleId[]

/** The source, without the tables themselves. */
const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/^contract.(faults|rules)/.test(file))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n')

/** Written as a value, not as a key of a table. */
const isUsed = (name: string): boolean => source.includes(`'${name}'`)

describe('contract: the table of refusals', () => {
  for (const code of codes) {
    const { as, wire, ru, kk, en, rule } = faultEntry(code)

    it(`${code} (${wire}): its clause, its way, its three texts`, () => {
      assert.match(code, /^[A-Z][A-Z0-9_]*[A-Z0-9]$/)
      assert.ok(as === 'fault' || as === 'status')
      assert.match(wire, /^(SCE\d{3}|EMU-\d{3}|KDP-\d{3}|GBD-\d{3}|APP-\d{3}|API-\d{3}|KEY-\d{3})$/)
      assert.ok(rule === undefined || rule in rules, `${rule} is no rule`)
      for (const text of [ru, kk, en]) {
        assert.equal(text, text.trim())
        assert.ok(text.length > 0 && text.length <= 250, `${text.length} characters`)
      }
      assert.equal(new Set([ru, kk, en]).size, 3, 'a text is missing its translation')
      assert.match(ru, /\p{Script=Cyrillic}/u)
      assert.match(kk, /\p{Script=Cyrillic}/u)
      assert.doesNotMatch(en.replace(/КДП|ШЭП/g, ''), /\p{Script=Cyrillic}/u)
    })

    it(`${code} is thrown somewhere`, () => assert.ok(isUsed(code)))
  }

  it('codes of the gateway travel as faults, codes of the services as statuses', () => {
    for (const code of codes) {
      const { as, wire } = faultEntry(code)
      assert.equal(as, /^(SCE|EMU-)/.test(wire) ? 'fault' : 'status', code)
    }
  })

  it('a fault carries its code, its detail and its cause; its words are for the log', () => {
    const cause = new Error('why')
    const fault = new ShepFault('FIELD_MISSING', { field: 'x' }, cause)
    assert.deepEqual(
      [fault.code, fault.detail, fault.cause],
      ['FIELD_MISSING', { field: 'x' }, cause],
    )
    assert.equal(fault.message, faults.FIELD_MISSING.en)
  })

  it('a code that nobody throws would be told', () => assert.ok(!isUsed('NOBODY_THROWS_THIS')))
})

describe('contract: the table of rules', () => {
  const cited = new Set(codes.map((code) => faultEntry(code).rule))

  for (const id of ruleIds) {
    it(`${id} is cited, has a source and a text`, () => {
      const rule: Rule = rules[id]
      const played = isUsed(id) || cited.has(id) || operationsOf(id).length > 0
      assert.ok(
        played || rule.outOfScope,
        'neither a check, nor a refusal, nor an operation cites it',
      )
      assert.match(id, /^((W|Q|CMS|TSP)-\d\d|R-\d{3}[a-z]?)$/)
      assert.ok(['norm', 'seen', 'ours'].includes(rule.basis))
      assert.equal(levelOf(id), rule.level)
      for (const text of [rule.source, rule.text]) {
        assert.equal(text, text.trim())
        assert.ok(text.length > 0 && text.length < 250)
      }
    })
  }

  it('what rests on an order names its number', () => {
    for (const id of ruleIds) {
      const { basis, source: from } = rules[id]
      if (basis !== 'norm' || !id.startsWith('R-')) continue
      assert.match(from, /№ (94-V, ст|(144|236|395|481)\/НҚ, пп?)\. \d/)
    }
  })

  it('no two rules say the same of the same clause', () => {
    const said = ruleIds.map((id) => `${rules[id].source}: ${rules[id].text}`)
    assert.equal(new Set(said).size, said.length)
  })
})
