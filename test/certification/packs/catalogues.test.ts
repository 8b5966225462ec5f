import assert from 'node:assert/strict'
import { clientCases } from '../../../src/certification/packs/client-cases.ts'
import { clientRecipes } from '../../../src/certification/packs/client-recipes.ts'
import { gatewayCases } from '../../../src/certification/packs/gateway-cases.ts'
import { gatewayRecipes } from '../../../src/certification/packs/gateway-recipes.ts'
import type { PackCase } from '../../../src/certification/packs/pack.ts'
import { endings, waitings } from '../../../src/certification/packs/words.ts'
import type { Text } from '../../../src/certification/text.ts'
import { faults } from '../../../src/contract/faults.ts'
import { rules } from '../../../src/contract/rules.ts'

const catalogues: Readonly<Record<string, readonly PackCase[]>> = {
  gateway: gatewayCases,
  client: clientCases,
}

function assertSaid({ ru, kk, en }: Text): void {
  for (const text of [ru, kk, en]) assert.ok(text.trim() === text && text !== '')
  assert.equal(new Set([ru, kk, en]).size, 3, ru)
  assert.match(ru, /\p{Script=Cyrillic}/u)
  assert.doesNotMatch(en.replace(/КДП|ШЭП/g, ''), /\p{Script=Cyrillic}/u)
}

describe('certification/packs: the catalogues', () => {
  for (const [pack, cases] of Object.entries(catalogues)) {
    for (const { number, id, rule, name, expectation } of cases) {
      it(`${pack} ${number} ${id}: its clause, its name and its expectation in three languages`, () => {
        assert.ok(rule in rules)
        assert.match(id, /^[a-z0-9-]+$/)
        assertSaid(name)
        assertSaid(expectation)
      })
    }

    it(`${pack}: numbered from 1, no name twice`, () => {
      assert.deepEqual(
        cases.map(({ number }) => number),
        cases.map((_, index) => index + 1),
      )
      assert.equal(new Set(cases.map(({ name }) => name.ru)).size, cases.length)
    })
  }

  it('every case has its recipe, and every recipe its case', () => {
    assert.deepEqual(
      new Set(Object.keys(gatewayRecipes)),
      new Set(gatewayCases.map(({ id }) => id)),
    )
    assert.deepEqual(new Set(Object.keys(clientRecipes)), new Set(clientCases.map(({ id }) => id)))
  })

  it('what the gateway must answer is a refusal of the table, or that it takes the message', () => {
    for (const { expected } of gatewayCases)
      assert.ok(expected in faults || expected === 'OK' || expected === 'REPEATED', expected)
    assert.equal(gatewayCases[0]?.expected, 'OK')
  })

  it('good answers stand first, last and between: who refuses everything fails', () => {
    const good = clientCases.filter(({ expected }) => expected === 'accept').map(({ id }) => id)
    assert.deepEqual(good, ['good', 'slow', 'good-again'])
    assert.deepEqual([clientCases[0]?.id, clientCases.at(-1)?.id], ['good', 'good-again'])
  })

  it('what a run says is said in three languages', () => {
    for (const text of [...Object.values(endings), ...Object.values(waitings)]) assertSaid(text)
  })
})
