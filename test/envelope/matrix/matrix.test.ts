import assert from 'node:assert/strict'
import { join } from 'node:path'
import { shapes } from '../../../fixtures/hostile/signed-info.ts'
import { tamperings } from '../../../fixtures/hostile/values.ts'
import { wrappings } from '../../../fixtures/hostile/wrapping.ts'
import { ensureTestPki } from '../../../src/eds/authority/test-pki.ts'
import type { Judgement, Verifier } from '../../../src/envelope/verify.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { dataFolder } from '../../support/emulator.ts'
import { hostile } from '../hostile.ts'
import { openRegistry, verifierOf } from '../support.ts'
import { castOf, clock } from './cast.ts'
import { codeFor, type Expected } from './expected.ts'
import { withKeys } from './keys.ts'
import { type Cell, cellsOf, kinds, signedBy, type Twin, twinOf } from './twins.ts'
import { byNumbers } from './wrapping-by-numbers.ts'

/** The reason of the fixture made by the same recipe. A token that stands twice repeats its Id, and Ids are asked first. */
function asFixture(name: string): Expected {
  const code = hostile[name]
  assert.ok(code, name)
  if (name !== 'W-12_two-security-headers') return code
  return (form) => (form === 'binary-token' ? 'ID_REPEATED' : code)
}

/** Recipe × KeyInfo form × algorithm, judged by both engines with the real registry (anchors.md 7). */
describe('envelope: the hostile matrix', () => {
  let storage: Storage
  let verify: Verifier
  let cells: (Cell & { readonly twin: Twin })[]
  before(async () => {
    const folder = join(await dataFolder(), 'pki')
    const pki = await ensureTestPki(folder, clock, { kinds: ['gost-2004'] })
    const [rsa, gost2015, gost2004] = await Promise.all(kinds.map((kind) => castOf(pki.of(kind))))
    assert.ok(rsa && gost2015 && gost2004)
    const cast = { rsa, 'gost-2015': gost2015, 'gost-2004': gost2004 }
    const known = (which: 0 | 1) => kinds.map((kind) => cast[kind].holders[which].certificate)
    const registry = await openRegistry({ one: known(0), other: known(1) }, pki.trust)
    storage = registry.storage
    verify = verifierOf(registry.keyOf)
    cells = await Promise.all(
      cellsOf(cast).map(async (cell) => ({ ...cell, twin: await twinOf(cell) })),
    )
  })
  after(() => storage.close())

  const judge = (text: string): Promise<Judgement> =>
    verify({ bytes: Buffer.from(text), contentType: 'text/xml' })

  it('the honest twin is accepted in every form and algorithm', async () => {
    for (const { kind, form, twin } of cells) {
      const { signed, fault } = await judge(twin.honest.signed)
      assert.ok(signed, `${kind}, ${form}: ${fault?.code}`)
    }
    assert.equal(cells.length, 18)
  })

  async function assertRefused(
    expected: Expected,
    messagesOf: (cell: Cell & { readonly twin: Twin }) => Promise<readonly string[]>,
  ): Promise<void> {
    for (const cell of cells)
      for (const message of await messagesOf(cell)) {
        const { signed, fault, checks } = await judge(message)
        const where = `${cell.kind}, ${cell.form}`
        assert.equal(signed, undefined, where)
        assert.equal(fault?.code, codeFor(expected, cell.form), where)
        const agreed = checks.find(({ rule }) => rule === 'W-28')
        assert.notEqual(agreed?.verdict, 'fail', where)
      }
  }

  for (const [name, [expected, wrap]] of Object.entries(byNumbers))
    it(`${name} is refused`, () => assertRefused(expected, async ({ twin }) => [wrap(twin)]))

  for (const [name, attack] of Object.entries({ ...wrappings, ...shapes, ...tamperings }))
    it(`${name} is refused with ${hostile[name]}`, () =>
      assertRefused(asFixture(name), async ({ twin }) => [attack(twin.honest)]))

  for (const [name, [expected, identitiesOf]] of Object.entries(withKeys))
    it(`${name} is refused`, () =>
      assertRefused(expected, (cell) =>
        Promise.all(identitiesOf(cell).map(async (one) => (await signedBy(one, cell.form)).signed)),
      ))
})
