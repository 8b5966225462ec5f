import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { faultEntry } from '../../src/contract/faults.ts'
import type { Text } from '../../src/contract/texts/text.ts'
import { demo } from '../../src/emulator/demo.ts'
import { documentedService } from '../../src/emulator/documentation/services.ts'
import type { Documentation } from '../../src/emulator/documentation/shape.ts'
import { languages, words } from '../../src/emulator/documentation/words.ts'
import { five } from '../http/api-rows.ts'
import { bodyOf, canRun, publishedSchemas, validate } from '../peers/tools.ts'
import { readSigned } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'

interface Version {
  readonly version: string
  readonly madeAt: string
  readonly current: boolean
  readonly files: readonly string[]
}

describe('R-026: the technical documentation', () => {
  let emulator: TestEmulator
  let url: string
  let documentation: string
  let doc: Documentation
  let json: Buffer
  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
    documentation = `${url}/api/v1/applications/${emulator.demo.applicationId}/documentation`
    json = (await request(`${documentation}/current/documentation.json`)).body
    doc = JSON.parse(json.toString())
  })
  after(() => emulator.close())

  const versions = async () => (await askApi(documentation)).json as Version[]

  it('before a positive review it is refused, with the stage that is the reason', async () => {
    const filed = { senderId: demo.senderId, method: 'own', ...five }
    const { id } = (await emulator.control.submitApplication(filed)) as { id: string }
    for (const path of ['', '/current/documentation.html']) {
      const asked = `${url}/api/v1/applications/${id}/documentation${path}`
      const { status, json: said } = await askApi(asked)
      const { error, detail } = said as { error: string; detail: object }
      assert.deepEqual([status, error], [409, 'DOCUMENTATION_NOT_YET'])
      assert.deepEqual(detail, { id, stage: 'SUBMITTED' })
    }
  })

  it('a version is the digest of its content and a date; asked again it is the same', async () => {
    const [only, ...others] = await versions()
    assert.deepEqual(others, [])
    assert.equal(only?.version, createHash('sha256').update(json).digest('hex'))
    assert.deepEqual([only?.current, only?.madeAt], [true, doc.madeAt])
    for (const file of only?.files ?? [])
      assert.equal((await request(`${url}${file}`)).status, 200, file)
    const again = await request(`${documentation}/${only?.version}/documentation.json`)
    assert.deepEqual(again.body, json)
  })

  it('a version, a file or a language that is none is refused by its name', async () => {
    const errorOf = async (path: string) =>
      ((await askApi(`${documentation}${path}`)).json as { error: string }).error
    assert.equal(await errorOf('/none/documentation.json'), 'DOCUMENTATION_UNKNOWN')
    assert.equal(await errorOf('/current/documentation.doc'), 'INPUT_INVALID')
    assert.equal(await errorOf('/current/documentation.md?lang=de'), 'INPUT_INVALID')
  })

  it('says what is running: addresses, settings, every service of the registry, every code', () => {
    assert.ok(doc.url.startsWith('http://'))
    assert.ok(doc.settings.some(({ name, value }) => name === 'SHEP_ENGINE' && value === 'stream'))
    assert.deepEqual(
      doc.services.map(({ serviceId }) => serviceId),
      [
        ...['KDP_SERVICE', 'KDP_LIST_TO_REVOKE', 'KDP_SEND_SOLUTION', 'KDP_PERSONALDATA'],
        ...['GBDFLUniversal_token', 'GbdulAffilFace_KDP', 'GbdulReport3007_KDP'],
      ],
    )
    for (const service of doc.services) {
      assert.ok(service.request.fields.length > 0 && service.response.fields.length > 0)
      assert.match(service.namespace, /^http:/)
    }
    assert.throws(() => documentedService('NEW_SERVICE'), /knows no service NEW_SERVICE/)
    for (const { key, wire } of [...doc.kdpCodes, ...doc.ownerCodes, ...doc.faults])
      assert.equal(wire, faultEntry(key as 'OVT_MISSING').wire)
    const folder = emulator.data
    assert.ok(!json.toString().includes(folder), 'where the emulator keeps its files is told')
  })

  it('fields are those of the schema, with how often they come', () => {
    const [kdp, list] = doc.services
    const field = (path: string) => kdp?.request.fields.find((one) => one.path === path)
    assert.deepEqual(field('uin'), {
      path: 'uin',
      type: 'identifier',
      min: 1,
      max: 1,
      note: 'IIN of the subject.',
    })
    assert.equal(field('ovt')?.min, 0)
    const revocation = list?.response.fields.find(({ path }) => path === 'revocation')
    assert.deepEqual([revocation?.min, revocation?.max], [0, 'unbounded'])
    assert.ok(list?.response.fields.some(({ path }) => path === 'revocation/revoke-id'))
  })

  it('the checks of the methods are in the order of the clauses (R-052…R-057)', () => {
    const proactive = doc.methods.find(({ id }) => id === 'proactive')
    const rules = proactive?.checks.map(({ rule }) => rule).slice(0, 9)
    assert.deepEqual(rules, [
      ...['R-031', 'R-032', 'R-052', 'R-053', 'R-053', 'R-054', 'R-055', 'R-056', 'R-057'],
    ])
    assert.deepEqual(
      doc.methods.map(({ number }) => number),
      [1, 2, 3, 4, 5],
    )
  })

  it('its examples took place: signed by this gateway, each with the end its title tells', async () => {
    const ends: readonly (readonly [string, number, RegExp])[] = [
      ['KDP_SERVICE', 200, />VALID</],
      ['GBDFLUniversal_token', 200, /<persons>/],
      ['KDP_SERVICE', 200, />VALID</],
      ['KDP_SERVICE', 200, />VALID</],
      ['KDP_SERVICE', 200, />PENDING</],
      ['KDP_SERVICE', 200, />INVALID<.*>KDP-115</s],
      ['KDP_NONE', 500, /SERVICE_UNKNOWN/],
    ]
    assert.equal(doc.examples.length, ends.length)
    for (const [at, { serviceId, httpStatus, request: sent, response }] of doc.examples.entries()) {
      const [service, status, end] = ends[at] ?? assert.fail()
      assert.deepEqual([serviceId, httpStatus], [service, status])
      assert.ok(sent.includes(`<serviceId>${serviceId}</serviceId>`))
      assert.match(response, end)
      await readSigned(Buffer.from(response), emulator.pki.gateway.certificate)
    }
  })

  it('its examples leave no trace in the journal, the log and the records', async () => {
    assert.deepEqual(await emulator.control.journal(undefined, 50), [])
    assert.deepEqual(emulator.log, [])
    assert.deepEqual(await emulator.control.sessions(), [])
  })

  it('its examples keep to the published schemas (xmllint)', function () {
    if (!canRun('xmllint', '--version')) this.skip()
    for (const { request: sent, response, text } of doc.examples)
      for (const envelope of [sent, response]) {
        const { status, output } = validate(bodyOf(envelope), publishedSchemas())
        assert.equal(status, 0, `${text.en}: ${output}`)
      }
  })

  for (const language of languages)
    it(`the page in ${language} runs nothing, loads nothing, and is whole`, async () => {
      const { headers, body } = await request(
        `${documentation}/current/documentation.html?lang=${language}`,
      )
      const page = body.toString()
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/)
      assert.ok(page.startsWith(`<!doctype html>\n<html lang="${language}">`))
      assert.doesNotMatch(page, /<(?:script|link|img|iframe)|\son\w+=|url\(|@import|\\n/)
      assert.ok(page.includes(words.examples[language]))
      assert.ok(page.includes('&#60;soap:Envelope') || page.includes('&#60;soapenv:Envelope'))
      for (const { serviceId } of doc.services) assert.ok(page.includes(`<h3>${serviceId}</h3>`))
    })

  it('the text file says the same, with its version', async () => {
    const { headers, body } = await request(`${documentation}/current/documentation.md?lang=en`)
    const text = body.toString()
    assert.match(headers.get('content-type') ?? '', /^text\/markdown/)
    assert.ok(text.includes(createHash('sha256').update(json).digest('hex')))
    assert.match(text, /^\| KDP-115 \| WAY_MISMATCH \| R-056 \| /m)
    assert.equal(text.match(/^```xml$/gm)?.length, doc.examples.length * 2)
  })

  it('every heading is said in three languages', () => {
    for (const [key, text] of Object.entries<Text>(words)) {
      assert.equal(new Set([text.ru, text.en]).size, 2, key)
      assert.ok(text.kk && (text.kk !== text.ru || key === 'faults'), key)
    }
  })

  it('another configuration makes another version, and the older stays', async () => {
    const [older] = await versions()
    await emulator.stop()
    const settings = { tokenExpiry: 'exclusive' }
    const next = await startEmulator({ data: emulator.data, settings })
    try {
      const there = (await next.start()).url
      const path = `/api/v1/applications/${emulator.demo.applicationId}/documentation`
      const all = (await askApi(`${there}${path}`)).json as Version[]
      assert.equal(all.length, 2)
      const kept = await request(`${there}${path}/${older?.version}/documentation.json`)
      assert.deepEqual(kept.body, json)
      assert.notEqual(all[0]?.version, older?.version)
      assert.equal(all[1]?.version, older?.version)
      assert.deepEqual([all[0]?.current, all[1]?.current], [true, false])
    } finally {
      await next.close()
    }
  })
})
