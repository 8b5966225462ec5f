import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain as explainCommand } from '../../src/cli/explain.ts'
import { verify as verifyCommand } from '../../src/cli/verify.ts'
import { certificateFile } from '../../src/eds/authority/holder.ts'
import { crlOf } from '../eds/revocation/support.ts'
import { ask, give } from '../support/answers.ts'
import { dataFolder, startEmulator } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { signedMessage } from '../support/messages.ts'

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
    const { serial } = emulator.pki.initiator.certificate
    const revoked = [{ serial, revokedAt: emulator.clock() }]
    writeFileSync(join(folder, 'issuing.crl'), await crlOf(emulator.pki, { revoked }))
    await emulator.close()
  })

  /** Stands in the data folder, where the usual trust is. */
  const verify = (...args: string[]) =>
    shepHere(verifyCommand, args, { cwd: folder, env: { SHEP_DATA: folder } })

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

  it('an answer: exit status 2 without the certificate of the gateway, 0 with it; a fault alike', async () => {
    const alone = await verify('response.xml', '--at', at)
    assert.equal(alone.status, 2)
    assert.match(alone.out, /CERTIFICATE_UNREGISTERED[\s\S]*--certificate[\s\S]*^COULD NOT TELL/m)
    for (const name of ['response.xml', 'fault.xml']) {
      const given = await verify(name, '--at', at, '--certificate', gateway)
      assert.equal(given.status, 0, given.out)
    }
  })

  it('--json: the same as one object', async () => {
    const { status, out } = await verify('refused.xml', '--at', at, '--json')
    const told = JSON.parse(out) as Told
    assert.deepEqual([status, told.result, told.file], [1, 'no', 'refused.xml'])
    const failed = told.checks.filter(({ verdict }) => verdict === 'fail')
    assert.deepEqual(
      failed.map(({ rule }) => rule),
      ['W-23'],
    )
  })

  it('--signature-only says what it left out', async () => {
    const { status, out } = await verify('request.xml', '--signature-only')
    assert.equal(status, 0)
    assert.match(out, /^VALID \(digest and signature only.*NOT checked/m)
    assert.match(out, /^ {2}- +W-25/m)
  })

  it('--at: years later the certificate has ended', async () => {
    const { status, out } = await verify('request.xml', '--at', '2040-01-01T00:00:00Z')
    assert.equal(status, 1)
    assert.match(out, /FAIL W-26/)
  })

  it('--crl: a list of a trusted authority decides, offline', async () => {
    const { status, out } = await verify('request.xml', '--at', at, '--crl', 'issuing.crl')
    assert.equal(status, 1, out)
    assert.match(out, /^ {2}FAIL W-44 .*\n +CERTIFICATE_REVOKED\n[\s\S]*^NOT VALID/m)
    const explained = await shepHere(
      explainCommand,
      ['request.xml', '--at', at, '--crl', 'issuing.crl', '--json'],
      { cwd: folder, env: { SHEP_DATA: folder } },
    )
    assert.equal(explained.status, 1, explained.err)
    assert.match(explained.out, /CERTIFICATE_REVOKED/)
  })

  const wrong: Readonly<Record<string, readonly [string[], RegExp]>> = {
    'no file': [[], /takes one file/],
    'a file that is not there': [['none.xml'], /none\.xml cannot be read/],
    'a list that is not there': [['request.xml', '--crl', 'no.crl'], /no\.crl cannot be read/],
    'a time that is none': [['request.xml', '--at', 'noon'], /--at noon is not a time/],
    'a folder of trust that is not there': [['request.xml', '--trust', 'none'], /none/],
  }
  for (const [title, [args, said]] of Object.entries(wrong))
    it(`${title}: exit status 2`, async () => {
      const { status, err } = await verify(...args)
      assert.equal(status, 2)
      assert.match(err, said)
    })
})
