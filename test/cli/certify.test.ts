import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyActFile } from '../../src/act/container/verify-file.ts'
import { type Act, actSchemaUrl } from '../../src/act/shape.ts'
import { act } from '../../src/cli/act.ts'
import { certify } from '../../src/cli/certify.ts'
import { certificatesIn } from '../../src/eds/certificate.ts'
import { violations } from '../act/json-schema.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { dataFolder, startEmulator } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { shep } from '../support/shep.ts'

interface Line {
  readonly number?: number
  readonly of?: number
  readonly status?: string
  readonly owner?: string
  readonly actSha256?: string
  readonly files?: readonly string[]
}

interface Played {
  readonly id: string
  readonly method: string
  readonly state: string
  readonly verdict: string
}

interface Told {
  readonly checks: readonly { readonly code?: string; readonly verdict: string }[]
  readonly replay: { readonly equal: boolean; readonly messages: number }
}

/** A folder for the act, with keys made already. */
async function outFolder(): Promise<string> {
  const out = temporaryDirectory()
  cpSync(await dataFolder(), join(out, 'data'), { recursive: true })
  return out
}

describe('shep certify', () => {
  let out: string
  let printed: string
  before(async () => {
    out = await outFolder()
    const made = await shep(['certify', '--out', out])
    assert.equal(made.status, 0, made.err)
    printed = made.out
  })

  it('writes the act, its print and the CA', () => {
    const names = ['act.asice', 'act.html', 'act.json', 'act.pdf', 'ca.pem', 'data', 'junit.xml']
    assert.deepEqual(readdirSync(out).sort(), names)
    assert.equal(readFileSync(join(out, 'act.pdf')).toString('latin1', 0, 5), '%PDF-')
    assert.equal(certificatesIn(readFileSync(join(out, 'ca.pem'))).length, 4, 'RSA and GOST')
  })

  it('act.json is valid by its schema: ten responses, ten accepted exchanges', () => {
    const act = JSON.parse(readFileSync(join(out, 'act.json'), 'utf8')) as Act
    assert.deepEqual(violations(JSON.parse(readFileSync(actSchemaUrl, 'utf8')), act), [])
    assert.deepEqual(act.totals.exchanges, { accepted: 10, refused: 0, notPresented: 0 })
    assert.equal(act.responses.length, 10)
  })

  it('act.asice verifies offline by ca.pem alone, its checkpoint too, and every verdict comes out the same again', async () => {
    const [file, trust] = [join(out, 'act.asice'), join(out, 'ca.pem')]
    const { status, out: said } = await shepHere(act, [
      'verify',
      file,
      '--trust',
      trust,
      '--replay',
      '--json',
    ])
    const told = JSON.parse(said) as Told
    const wrong = told.checks.filter(({ verdict }) => verdict !== 'pass')
    const codes = wrong.map(({ code }) => code)
    assert.deepEqual([status, codes], [0, ['INTERNAL_TIME', 'NOT_ASKED']])
    assert.deepEqual([told.replay.equal, told.replay.messages], [true, 20])
  })

  it('tells each exchange, the files and the digest of act.json', () => {
    const digest = createHash('sha256')
      .update(readFileSync(join(out, 'act.json')))
      .digest('hex')
    assert.ok(printed.includes(digest))
    assert.equal([...printed.matchAll(/^ *\d+ of 10 {2}\S+ {2}КДП VALID, .*SCSS001$/gm)].length, 10)
    for (const name of ['act.json', 'act.pdf', 'ca.pem'])
      assert.ok(printed.includes(join(out, name)))
    assert.match(printed, /TEST ONLY/)
  })

  it('the container verifies by the CA beside it', async () => {
    const bytes = readFileSync(join(out, 'act.asice'))
    const trust = join(out, 'ca.pem')
    const { result } = await verifyActFile({ bytes, trust, at: new Date() })
    assert.equal(result, 'pass')
  })

  it('its journal has every message of the act, to the byte', async () => {
    const act = JSON.parse(readFileSync(join(out, 'act.json'), 'utf8')) as Act
    const emulator = await startEmulator({ data: join(out, 'data') })
    for (const { entryId, requestSha256 } of act.responses) {
      const bytes = await emulator.control.message(entryId, 'request')
      assert.equal(createHash('sha256').update(bytes).digest('hex'), requestSha256)
    }
    await emulator.close()
  })

  it('again into the same folder: another act; --json: one object a line', async () => {
    const before = readFileSync(join(out, 'act.json'), 'utf8')
    const { status, out: lines } = await shepHere(certify, ['--out', out, '--json'])
    assert.equal(status, 0)
    assert.notEqual(readFileSync(join(out, 'act.json'), 'utf8'), before)
    const told = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    assert.deepEqual(
      told.map(({ number }) => number),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, undefined],
    )
    assert.equal(told.at(-1)?.files?.length, 6)
  })

  it('a folder that another serves cannot be tried: exit status 2', async () => {
    const emulator = await startEmulator({ data: join(out, 'data') })
    const { status, err } = await shepHere(certify, ['--out', out])
    await emulator.close()
    assert.equal(status, 2)
    assert.match(err, /in use by another emulator/)
  })

  it('--scenario plays a scenario by every method it is for, and tells what the words are', async () => {
    const folder = await outFolder()
    const { status, out: told } = await shepHere(certify, ['--scenario', 'KDP-21', '--out', folder])
    assert.equal(status, 0, told)
    const played = JSON.parse(readFileSync(join(folder, 'scenarios.json'), 'utf8')) as Played[]
    assert.deepEqual(
      played.map(({ id, method, state, verdict }) => [id, method, state, verdict]),
      [
        ['KDP-21', 'own', 'done', 'pass'],
        ['KDP-21', 'proactive', 'done', 'pass'],
      ],
    )
    const wrong = await shepHere(certify, ['--scenario', 'KDP-99'])
    assert.equal(wrong.status, 2)
    assert.match(wrong.err, /--scenario must be all \| KDP-01 .*got "KDP-99"/)
  })
})
