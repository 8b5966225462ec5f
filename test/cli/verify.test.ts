import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificateFile } from '../../src/eds/authority/holder.ts'
import { ask, give } from '../support/answers.ts'
import { dataFolder, startEmulator } from '../support/emulator.ts'
import { signedMessage } from '../support/messages.ts'
import { shep } from '../support/shep.ts'

interface Told {
  readonly file: string
  readonly result: string
  readonly checks: readonly { readonly rule: string; readonly verdict: string }[]
}

describe('shep verify, on what the journal keeps', () => {
  let folder: string
  let gateway: string
  let at: string
  before(async () => {
    folder = await dataFolder()
    const emulator = await startEmulator({ data: folder })
    gateway = certificateFile(join(folder, 'pki'), 'gateway')
    at = emulator.clock().toISOString()
    const good = await signedMessage(emulator)
    const bad = Buffer.from(good.toString('utf8').replace('Тестов Т.', 'Тестов Я.'))
    const { id } = (await give(emulator, bad)).entry
    const served = (await ask(emulator)).entry.id
    const keep = async (name: string, entry: string, side: 'request' | 'response') =>
      writeFileSync(join(folder, name), await emulator.control.message(entry, side))
    await keep('request.xml', served, 'request')
    await keep('response.xml', served, 'response')
    await keep('refused.xml', id, 'request')
    await keep('fault.xml', id, 'response')
    await emulator.close()
  })

  /** Stands in the data folder, where the usual trust is. */
  const verify = (...args: string[]) =>
    shep(['verify', ...args], { cwd: folder, env: { SHEP_DATA: folder } })

  it('a good request: exit status 0, every check with its words', async () => {
    const { status, out, err } = await verify('request.xml', '--at', at)
    assert.deepEqual([status, err], [0, ''])
    for (const rule of ['W-01', 'W-13', 'W-23', 'W-24', 'W-25', 'W-26', 'W-27', 'W-28'])
      assert.match(out, new RegExp(`^ {2}ok +${rule} {2}\\S`, 'm'))
    assert.match(out, /^VALID \(.*revocation was NOT checked/m)
    assert.match(out, /^signed by .*TEST ONLY/m)
  })

  it('a request that was refused: exit status 1, the check that failed with what was found', async () => {
    const { status, out } = await verify('refused.xml', '--at', at)
    assert.equal(status, 1)
    assert.match(out, /^ {2}FAIL W-23 .*\n +DIGEST_MISMATCH\n +expected \S+\n +found \S+/m)
    assert.match(out, /^NOT VALID/m)
  })

  for (const name of ['response.xml', 'fault.xml']) {
    it(`${name}: exit status 2 without the gateway's certificate, 0 with it`, async () => {
      const alone = await verify(name, '--at', at)
      assert.equal(alone.status, 2)
      assert.match(alone.out, /CERTIFICATE_UNREGISTERED[\s\S]*--certificate[\s\S]*^COULD NOT TELL/m)
      const given = await verify(name, '--at', at, '--certificate', gateway)
      assert.equal(given.status, 0, given.out)
    })
  }

  it('--json: the same as one object', async () => {
    const statuses: unknown[] = []
    for (const name of ['request.xml', 'refused.xml', 'response.xml']) {
      const { status, out } = await verify(name, '--at', at, '--json')
      const told = JSON.parse(out) as Told
      assert.ok(told.checks.length > 20 && told.file === name)
      statuses.push([status, told.result])
    }
    assert.deepEqual(statuses, [
      [0, 'yes'],
      [1, 'no'],
      [2, 'unknown'],
    ])
  })

  it('--signature-only says what it left out', async () => {
    const { status, out } = await verify('request.xml', '--signature-only')
    assert.equal(status, 0)
    assert.match(out, /^VALID \(digest and signature only.*NOT checked/m)
    assert.match(out, /^ {2}- +W-25/m)
  })

  it('--trust: nobody in it, nobody trusted', async () => {
    const { status, out } = await verify(
      'request.xml',
      '--at',
      at,
      '--trust',
      join(folder, 'pki', 'none'),
    )
    assert.deepEqual([status, out], [2, ''])
    const other = await verify('request.xml', '--at', '2040-01-01T00:00:00Z')
    assert.equal(other.status, 1)
  })

  const wrong: Readonly<Record<string, readonly [string[], RegExp]>> = {
    'no file': [[], /takes one file/],
    'two files': [['a', 'b'], /takes one file/],
    'a file that is not there': [['none.xml'], /none\.xml cannot be read/],
    'a time that is none': [['request.xml', '--at', 'noon'], /--at noon is not a time/],
    'an unknown option': [['request.xml', '--trusted'], /--trusted/],
  }
  for (const [title, [args, said]] of Object.entries(wrong))
    it(`${title}: exit status 2`, async () => {
      const { status, err } = await verify(...args)
      assert.equal(status, 2)
      assert.match(err, said)
    })
})
