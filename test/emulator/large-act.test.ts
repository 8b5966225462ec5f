import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { verifyContainer } from '../../src/act/container/verify.ts'
import { readZip } from '../../src/act/container/zip-read.ts'
import { freezeSession } from '../../src/act/freeze.ts'
import { answerTimestamp } from '../../src/eds/authority/stamp.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { type Containers, createContainers } from '../../src/emulator/containers.ts'
import { logSignerOf } from '../../src/emulator/log-signer.ts'
import { connect } from '../../src/storage/connection.ts'
import type { Storage } from '../../src/storage/database.ts'
import { depsOf } from '../act/maker.ts'
import { type Bench, goodInput, openBench } from '../certification/session-builder.ts'
import { NOW, sharedPki, temporaryDirectory } from '../eds/support.ts'
import { bytesHeld } from '../support/held.ts'

const MEGABYTE = 1024 * 1024

describe('anchors 6.4: an act of large messages is made, kept and given message by message', function () {
  this.timeout(60_000)
  let pki: TestPki
  let folder: string
  let path: string
  let bench: Bench
  let containers: Containers
  /** The most that was held when something was asked of the database, or looked through: seen every eighth time. */
  let most = 0
  let start: number

  let asked = 0
  const sample = () => {
    asked += 1
    if (asked % 8 === 0 && asked < 100) most = Math.max(most, bytesHeld() - start)
  }
  const watched = (storage: Storage): Storage => ({
    ...storage,
    read: (work) => {
      sample()
      return storage.read(work)
    },
    transact: (work) => {
      sample()
      return storage.transact(work)
    },
  })

  before(async () => {
    pki = await sharedPki()
    folder = temporaryDirectory()
    path = join(folder, 'shep.db')
    bench = await openBench(goodInput, undefined, path)
    const response = Buffer.alloc(MEGABYTE, '<answer/>')
    for (let count = 0; count < 10; count += 1)
      await bench.show(await bench.token({ response }), { response })
    start = bytesHeld()
    const scanned = () => {
      sample()
      return []
    }
    const fingerprint = pki.gateway.certificate.fingerprint
    const gatewayCertificates = [{ keyKind: 'rsa', fingerprint }]
    const { sign } = logSignerOf(pki.gateway, pki.trust)
    const deps = depsOf(bench, { personalData: scanned, gatewayCertificates })
    const made = await freezeSession(bench.sessionId, { ...deps, sign, clock: () => NOW })
    assert.equal(made.format, 'frozen')
    containers = createContainers({
      ...{ storage: watched(bench.storage), folder, pki, trust: pki.trust, clock: () => NOW },
      kdpKeys: { jwks: () => ({ keys: [] }) },
      authority: (request) => answerTimestamp(request, pki),
    })
    // As a process leaves it that was killed over the second piece.
    await bench.storage.transact(async ({ actContainers }) => {
      await actContainers.addPiece(bench.sessionId, 0, Buffer.from('half'))
      await actContainers.addPiece(bench.sessionId, 1, Buffer.from('a container'))
    })
    await containers.ensure(bench.sessionId)
  })
  after(() => bench.storage.close())

  const opened = async () => {
    const container = await containers.open(bench.sessionId)
    assert.ok(container)
    return container
  }

  it('of twenty megabytes no more than some messages are held at once', async function () {
    // Node 24 does not count there what the database hands out.
    if (most <= 0 && Number(process.versions.node.split('.')[0]) >= 24) this.skip()
    const { size, pieces } = await opened()
    let given = 0
    for await (const piece of pieces()) given += piece.length
    assert.equal(given, size)
    assert.ok(size > 20 * MEGABYTE, String(size))
    assert.ok(most > 0 && most < 14 * MEGABYTE, `${most / MEGABYTE} MB`)
  })

  it('what a killed process left is nowhere in it, and nothing lies beside the database', async () => {
    const container = await opened()
    const bytes = await buffer(container.pieces())
    const { result } = await verifyContainer(bytes, { trust: pki.trust, at: NOW })
    assert.equal(result, 'pass')
    const pdf = readZip(bytes).entries.find(({ name }) => name === 'act.pdf')?.bytes
    assert.deepEqual(await containers.file(bench.sessionId, 'act.pdf'), pdf)
    assert.equal(await containers.file(bench.sessionId, 'nothing.pdf'), undefined)
    const strange = readdirSync(folder).filter((name) => !name.startsWith('shep.db'))
    assert.deepEqual(strange, [])
  })

  it('6.4(3): bytes that do not fit their digest are never handed out, not even as far as they do', async () => {
    const sound = await opened()
    const db = connect(path, 'writer')
    db.exec('DROP TRIGGER act_pieces_stay')
    const write = db.prepare('UPDATE act_pieces SET bytes = ? WHERE number = 15')
    const { bytes } = db.prepare('SELECT bytes FROM act_pieces WHERE number = 15').get() as {
      bytes: Buffer
    }
    const other = Buffer.from(bytes)
    other[5] = (other[5] ?? 0) ^ 1
    write.run(other)
    await assert.rejects(containers.open(bench.sessionId), /damaged/)
    await assert.rejects(containers.file(bench.sessionId, 'act.pdf'), /damaged/)
    await assert.rejects(async () => {
      for await (const piece of sound.pieces()) assert.ok(!other.equals(piece))
    }, /damaged/)
    write.run(bytes)
    db.close()
    await opened()
  })
})
