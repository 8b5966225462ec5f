import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { needsShared, sharedPath } from '../support/shared.ts'
import { componentsIn } from './schema-shape.ts'
import { canRun, validate } from './tools.ts'

const folder = new URL('../../wsdl/', import.meta.url)
const schemas = new URL('xsd/', folder)
const pathOf = (name: string) => fileURLToPath(new URL(name, schemas))

/** What xmllint says of each sample. `lenient` is what clients send and the schema does not allow. */
const sampleVerdicts: Readonly<Record<string, number>> = {
  'sync-request.body.xml': 0,
  'sync-request.xsitype.body.xml': 0,
  'sync-request.lenient.body.xml': 3,
  'sync-response.body.xml': 0,
  'sync-fault-detail.xml': 0,
}

describe('the published contract against the original schemas (SHEP_SHARED)', () => {
  const original = (path: string) => sharedPath('reference', path)
  before(needsShared)

  it('SyncChannel v10: every type and element is the original, and none is missing', () => {
    const theirs = componentsIn(filesUnder(original('wsdl/syncegg'), '.xsd'))
    const ours = componentsIn(readdirSync(schemas).filter(isChannel).map(pathOf))
    for (const [name, shape] of ours) assert.deepEqual(shape, theirs.get(name), name)
    const ofChannel = [...theirs.keys()].filter((name) => name.includes('/SyncChannel/v10/'))
    assert.deepEqual(
      ofChannel.filter((name) => !ours.has(name)),
      [],
    )
    assert.ok(ofChannel.length >= 9, `${ofChannel.length} found`)
  })

  for (const [ours, theirs] of [
    ['sync-channel.wsdl', 'ISyncChannel.wsdl'],
    ['sync-channel-http.wsdl', 'SyncChannelHttp_Service.wsdl'],
  ] as const) {
    it(`${ours}: messages, port type, binding and service are the original`, () => {
      const file = fileURLToPath(new URL(ours, folder))
      const from = original(`wsdl/syncegg/SyncChannel/v10/Interfaces/${theirs}`)
      assert.deepEqual(componentsIn([file]), componentsIn([from]))
    })
  }

  for (const [name, status] of Object.entries(sampleVerdicts)) {
    it(`${name}: ${status === 0 ? 'valid' : 'not valid'}`, function () {
      if (!canRun('xmllint', '--version')) this.skip()
      const text = readFileSync(original(`samples/${name}`), 'utf8')
      const judged = validate(withPlainData(text), pathOf('sync-types.xsd'))
      assert.equal(judged.status, status, judged.output)
    })
  }
})

const isChannel = (name: string) => name.startsWith('sync-') || name === 'common.xsd'

/** The schema of a service is not loaded there, so its type cannot be named. */
const withPlainData = (text: string) => text.replace(/(<data)[^>]* xsi:type="d:[^>]*(>)/, '$1$2')

const filesUnder = (place: string, extension: string): string[] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(place, name))
