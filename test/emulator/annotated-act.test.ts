import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { judgeFacts } from '../../src/act/container/judge-facts.ts'
import { filesOf, type ReadFiles } from '../../src/act/container/judge-files.ts'
import { verifyContainer } from '../../src/act/container/verify.ts'
import { readZip } from '../../src/act/container/zip-read.ts'
import { canonicalJson, sha256 } from '../../src/act/json.ts'
import { type Act, actSchemaUrl } from '../../src/act/shape.ts'
import { checkDigit } from '../../src/services/identifiers.ts'
import { violations } from '../act/json-schema.ts'
import { ask, type Entry } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData } from '../support/messages.ts'
import { exchanges } from './exchanges.ts'
import { signedOverride } from './overriding.ts'

/** Made here and never written down: born in 1985. */
const realIin = () => `85031535001${checkDigit('85031535001')}`
const by = 'Рецензентов Р., TEST ONLY'

describe('anchors 6.4, R-028: overrides and confirmations stand in the act', () => {
  let emulator: TestEmulator
  let sessionUrl: string
  let entry: Entry
  let act: Act
  let files: ReadFiles

  const override = async (over: object) => {
    const body = { entryId: entry.id, rule: 'W-34', verdict: 'fail', by, reason: 'взят', ...over }
    const signature = await signedOverride(emulator, sessionUrl, body, emulator.pki.person)
    const { status } = await askApi(`${sessionUrl}/overrides`, 'POST', { ...body, signature })
    assert.equal(status, 201)
  }
  const text = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8')
  /** What is found when one file is another: the messages that FACTS tells. */
  const wrong = (changes: Readonly<Record<string, string | Uint8Array>>) => {
    const changed = new Map(Object.entries(changes).map(([name, one]) => [name, Buffer.from(one)]))
    const altered: ReadFiles = {
      get: (name) => changed.get(name) ?? files.get(name),
      has: (name) => changed.has(name) || files.has(name),
      keys: () => new Set([...files.keys(), ...changed.keys()]).values(),
      file: files.file,
      digest: (name) => files.digest(name),
      known: files.known,
    }
    return judgeFacts(altered).map(({ file }) => file)
  }

  before(async () => {
    emulator = await startEmulator()
    const { url } = await emulator.start()
    const { id } = (await emulator.control.openSession(emulator.demo.applicationId)) as {
      id: string
    }
    sessionUrl = `${url}/api/v1/sessions/${id}`
    const [token] = await exchanges(emulator, 10)
    assert.ok(token)
    entry = token.entry
    const data = await accessData(emulator, { uin: realIin() })
    await ask(emulator, { info: { messageId: realIin() }, data })
    const said = { by, statement: 'вымышленный ИИН' }
    await askApi(`${sessionUrl}/personal-data/confirm`, 'POST', said)
    await override({})
    await override({ rule: 'W-23', reason: 'и это тоже' })
    await emulator.control.freeze(id)
    act = JSON.parse(await emulator.control.actJson(id))
    await override({ rule: 'W-20', reason: 'после закрытия' })
    files = filesOf(readZip(await emulator.control.actContainer(id)).entries)
  })
  after(() => emulator.close())

  it('act.json has who said what beside the machine, before the session was closed; the count is as it was', () => {
    const { annotations, totals } = act
    assert.ok(annotations)
    assert.deepEqual(
      annotations.overrides.map(({ number, rule, machine, verdict, signer }) => [
        ...[number, rule, machine, verdict, signer],
      ]),
      ['W-34', 'W-23'].map((rule, index) => [
        ...[index + 1, rule, 'pass', 'fail', emulator.pki.person.certificate.fingerprint],
      ]),
    )
    const [confirmed, ...others] = annotations.confirmations
    assert.ok(confirmed && others.length === 0)
    assert.deepEqual([confirmed.by, confirmed.statement], [by, 'вымышленный ИИН'])
    assert.match(confirmed.places.join(), /request <uin> \d+ iin/)
    assert.ok(!JSON.stringify(act.annotations).includes(realIin()))
    assert.match(annotations.note.en, /stayed as they were: 11 responses, 10 required\.$/)
    assert.equal(totals.responses, 11)
    assert.deepEqual(violations(JSON.parse(readFileSync(actSchemaUrl, 'utf8')), act), [])
  })

  it('the container has each statement and its signature, verifies, and the page tells all of it', async () => {
    const names = [...files.keys()].filter((name) => name.startsWith('overrides/'))
    assert.deepEqual(names.toReversed(), [
      'overrides/01-statement.json',
      'overrides/01-signature.p7s',
      'overrides/02-statement.json',
      'overrides/02-signature.p7s',
    ])
    const [first] = act.annotations?.overrides ?? []
    assert.equal(first?.statementSha256, sha256(text('overrides/01-statement.json')))
    assert.match(text('META-INF/ASiCManifest001.xml'), /URI="overrides\/02-signature\.p7s"/)
    assert.match(text('VERIFY.md'), /-in overrides\/01-signature\.p7s/)
    const page = text('act.html')
    for (const told of [by, 'и это тоже', 'вымышленный ИИН', 'Вердикты машины и счёт'])
      assert.ok(page.includes(told), told)
    const container = await emulator.control.actContainer(act.session.id)
    const settings = { trust: emulator.pki.trust, at: emulator.clock(), facts: judgeFacts }
    const { checks } = await verifyContainer(container, settings)
    assert.deepEqual(checks.find(({ check }) => check === 'facts')?.verdict, 'pass')
  })

  it('its checks for CI mask what looks like personal data', async () => {
    const junit = await emulator.control.actJunit(act.session.id)
    assert.ok(!junit.includes(realIin()))
    assert.ok(junit.includes(`85********${realIin().slice(-2)}`))
  })

  it('a statement, a signature or a fact that disagrees is found', () => {
    assert.deepEqual(wrong({}), [])
    const [statement, signature] = ['overrides/01-statement.json', 'overrides/01-signature.p7s']
    const said = JSON.parse(text(statement)) as object
    assert.deepEqual(wrong({ [statement]: canonicalJson({ ...said, by: 'Другой' }) }), [
      statement,
      signature,
    ])
    const other = files.get('overrides/02-signature.p7s') ?? new Uint8Array()
    assert.deepEqual(wrong({ [signature]: other }), [signature])
    assert.deepEqual(wrong({ [signature]: 'none' }), [signature])
    assert.deepEqual(wrong({ 'overrides/03-statement.json': '{}' }), [
      'overrides/03-statement.json',
    ])
    const { annotations: _, ...bare } = act
    assert.equal(wrong({ 'act.json': canonicalJson(bare) }).length, 4)
    const [first, ...rest] = act.annotations?.overrides ?? []
    const machine = { ...first, machine: 'warn' }
    const changed = { ...act.annotations, overrides: [machine, ...rest] }
    const found = wrong({ 'act.json': canonicalJson({ ...act, annotations: changed }) })
    assert.deepEqual(found, [statement, 'evidence/10-checks.json'])
  })
})
