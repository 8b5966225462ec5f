import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { verifyContainer } from '../../src/act/container/verify.ts'
import { readZip } from '../../src/act/container/zip-read.ts'
import { ensureTestPki, type TestPki } from '../../src/eds/authority/test-pki.ts'
import type { Containers } from '../../src/emulator/containers.ts'
import { connect } from '../../src/storage/connection.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { goodInput, openBench } from '../certification/session-builder.ts'
import { NOW, temporaryDirectory } from '../eds/support.ts'
import { startChild } from '../support/child.ts'
import { containersOf } from './large-act.ts'
import type { LargeActCost } from './large-act-child.ts'

const MEGABYTE = 1024 * 1024

describe('anchors 6.4: an act of large messages is made, kept and given message by message', () => {
  let pki: TestPki
  let folder: string
  let path: string
  let sessionId: string
  let storage: Storage
  let containers: Containers
  let cost: LargeActCost

  before(async () => {
    folder = temporaryDirectory()
    path = join(folder, 'shep.db')
    const keys = temporaryDirectory()
    pki = await ensureTestPki(keys, () => NOW)
    const bench = await openBench(goodInput, undefined, path)
    ;({ sessionId } = bench)
    const response = Buffer.alloc(MEGABYTE, '<answer/>')
    let message = ''
    for (let count = 0; count < 10; count += 1)
      message = await bench.show(await bench.token({ response }), { response })
    await bench.storage.close()
    const child = startChild('emulator/large-act-child.ts', keys, path, sessionId, message)
    assert.equal(await child.end, 0)
    cost = JSON.parse(child.printed())
    storage = openStorage(path)
    containers = containersOf({ storage, folder, pki })
  })
  after(() => storage.close())

  const opened = async () => {
    const container = await containers.open(sessionId)
    assert.ok(container)
    return container
  }

  it('it is of twenty megabytes, and given whole', async () => {
    const { size, pieces } = await opened()
    let given = 0
    for await (const piece of pieces()) given += piece.length
    assert.equal(given, size)
    assert.ok(size > 20 * MEGABYTE, String(size))
  })

  it('no more than some messages are held at once', function () {
    const { ofOneMessage, most, samples } = cost
    assert.ok(samples > 50, String(samples))
    if (ofOneMessage < MEGABYTE) this.skip()
    assert.ok(most < 10 * MEGABYTE, `${most / MEGABYTE} MB`)
  })

  it('what a killed process left is nowhere in it, and nothing lies beside the database', async () => {
    const container = await opened()
    const bytes = await buffer(container.pieces())
    const { result } = await verifyContainer(bytes, { trust: pki.trust, at: NOW })
    assert.equal(result, 'pass')
    const pdf = readZip(bytes).entries.find(({ name }) => name === 'act.pdf')?.bytes
    assert.deepEqual(await containers.file(sessionId, 'act.pdf'), pdf)
    assert.equal(await containers.file(sessionId, 'nothing.pdf'), undefined)
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
    await assert.rejects(containers.open(sessionId), /damaged/)
    await assert.rejects(containers.file(sessionId, 'act.pdf'), /damaged/)
    await assert.rejects(async () => {
      for await (const piece of sound.pieces()) assert.ok(!other.equals(piece))
    }, /damaged/)
    write.run(bytes)
    db.close()
    await opened()
  })
})
