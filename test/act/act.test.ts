import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { sha256 } from '../../src/act/json.ts'
import { type Act, actSchemaUrl } from '../../src/act/shape.ts'
import { limits } from '../../src/act/statements.ts'
import { reasons } from '../../src/certification/reasons.ts'
import { rules } from '../../src/contract/rules.ts'
import { type Bench, goodInput, openBench } from '../certification/session-builder.ts'
import { type Schema, violations } from './json-schema.ts'
import { frozen, maker } from './maker.ts'

const schema: Schema = JSON.parse(readFileSync(actSchemaUrl, 'utf8'))

/** A session with every kind of line: accepted, refused, not presented, and messages that are not counted. */
async function varied(): Promise<Bench> {
  const bench = await openBench({
    ...goodInput,
    method: 'proactive',
    proactiveCodes: ['PS-001'],
    proactiveUntil: '2027-12-31',
  })
  await bench.exchanges(9)
  await bench.show(await bench.token(), { outcome: 'TOKEN_EXPIRED' })
  await bench.token()
  await bench.token({ messageId: '00000003-0000-4000-8000-000000000001' })
  await bench.write({ outcome: 'NOT_WELL_FORMED', verified: false })
  return bench
}

describe('anchors 6: the act as facts', () => {
  let act: Act
  let text: string

  before(async () => {
    const bench = await varied()
    text = (await frozen(bench)).text
    act = JSON.parse(text)
    await bench.storage.close()
  })

  it('habit 15: it fits its schema', () => {
    assert.deepEqual(violations(schema, act), [])
  })

  it('anchors 6.1: it says on its face that it is a draft made on an emulator, by which build and profile', () => {
    const { origin } = act
    assert.deepEqual(
      [origin.emulator, origin.status, origin.timeStamp.kind],
      [true, 'draft', 'internal'],
    )
    assert.deepEqual(
      [origin.build, origin.profile, origin.engines],
      [maker.build, 'strict', maker.engines],
    )
    assert.match(origin.statement.ru, /на эмуляторе.*не выдали/)
    assert.deepEqual(act.limits, limits)
  })

  it('R-021, R-022: it holds the five items and the method of the application', () => {
    const { services, neededServices, servicePeriod, storageTerm, storageGrounds } = goodInput
    assert.deepEqual(
      act.application.fields.map(({ value }) => value),
      [services, neededServices, servicePeriod, storageTerm, storageGrounds],
    )
    assert.deepEqual(
      [act.application.method.id, act.application.proactiveCodes, act.application.proactiveUntil],
      ['proactive', ['PS-001'], '2027-12-31T18:59:59.999Z'],
    )
  })

  it('anchors 6.4(10): a line has our id, times, and the digests of the exact bytes', () => {
    const [first] = act.responses
    assert.ok(first?.exchange.verdict === 'accepted')
    const { entryId } = first
    assert.equal(first.requestSha256, sha256(`<request>${entryId}</request>`))
    assert.equal(first.responseSha256, sha256(`<response>${entryId}</response>`))
    assert.equal(
      first.exchange.requestSha256,
      sha256(`<request>${first.exchange.entryId}</request>`),
    )
    assert.ok(first.receivedAt < first.answeredAt)
    assert.deepEqual(first.checks, { passed: 2, warned: [] })
  })

  it('its totals add up: nothing of the session is left out', () => {
    const { totals, responses, notCounted } = act
    const { accepted, refused, notPresented } = totals.exchanges
    assert.deepEqual([accepted, refused, notPresented], [9, 1, 1])
    assert.equal(totals.responses, responses.length)
    assert.equal(totals.notCounted, notCounted.length)
    assert.equal(totals.received, totals.responses + accepted + refused + totals.notCounted)
    assert.deepEqual(
      responses.map(({ number }) => number),
      responses.map((_, index) => index + 1),
    )
  })

  it('R-028: it quotes its clauses, and every reason in it rests on one of the rules', () => {
    assert.equal(act.clauses[0]?.id, 'R-028')
    for (const { id, text: words } of act.clauses) assert.equal(words.ru, rules[id].text)
    for (const { rule } of Object.values(reasons)) assert.ok(Object.hasOwn(rules, rule))
  })

  it('product.md: no identifier of a person is in it', () => {
    assert.doesNotMatch(text, /9912315000|9912316000/)
  })

  const broken: readonly [string, string, unknown, RegExp][] = [
    ['a field more', 'extra', 1, /has extra/],
    ['a field more in a line', 'responses.0.iin', '1', /responses.0: has iin/],
    ['nine responses', 'responses', [1, 2, 3, 4, 5, 6, 7, 8, 9], /fewer than 10/],
    ['no origin', 'origin', undefined, /has no origin/],
    ['an act that denies the emulator', 'origin.emulator', false, /emulator: is not true/],
    ['an act that is no draft', 'origin.status', 'issued', /status: is not "draft"/],
    ['a digest in capitals', 'responses.0.requestSha256', 'A'.repeat(64), /does not match/],
    ['a response of one engine', 'responses.0.engine', 'stream', /engine: is not "both"/],
    ['a local time', 'session.closedAt', '2026-11-21T10:00:00.000+05:00', /does not match/],
    ['a refusal without its reason', 'responses.9.exchange.reason', undefined, /exchange: fits 0/],
    ['six items of the application', 'application.fields.5', {}, /fields.5: is not allowed/],
    ['another first item', 'application.fields.0.name', 'other', /name: is not "services"/],
    ['a total that is no integer', 'totals.received', 1.5, /is not of type integer/],
    ['a text without Kazakh', 'limits.0.kk', '', /too short/],
  ]
  for (const [title, path, value, expected] of broken) {
    it(`the schema refuses ${title}`, () => {
      const one: unknown = JSON.parse(text)
      put(one, path.split('.'), value)
      assert.match(violations(schema, one).join('\n'), expected)
    })
  }

  it('the schema describes every field and leaves none open', () => {
    assert.deepEqual(undescribed(schema, '#'), [])
  })
})

/** Sets what is at a path; undefined takes it away. */
function put(target: unknown, [name = '', ...rest]: readonly string[], value: unknown): void {
  assert.ok(typeof target === 'object' && target !== null)
  if (rest.length > 0) put(Reflect.get(target, name), rest, value)
  else if (value === undefined) Reflect.deleteProperty(target, name)
  else Reflect.set(target, name, value)
}

/** The schemas inside a schema that have no description, or are objects open to more fields. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, description, additionalProperties } = node as Record<string, unknown>
  const isSchema = ['type', 'const', 'enum', 'oneOf'].some((keyword) => keyword in node)
  const isBare = isSchema && typeof description !== 'string'
  const isOpen = type === 'object' && additionalProperties !== false
  const inside = Object.entries(node).flatMap(([name, one]) => undescribed(one, `${path}/${name}`))
  return isBare || isOpen ? [path, ...inside] : inside
}
