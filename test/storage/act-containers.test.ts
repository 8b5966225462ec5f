import assert from 'node:assert/strict'
import { actContainerStore } from '../../src/storage/act-containers.ts'
import { connect } from '../../src/storage/connection.ts'
import { actPieceTable } from '../../src/storage/migrations/act-pieces.ts'
import { migrate, migrations } from '../../src/storage/migrations.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { type Bench, openBench } from '../certification/session-builder.ts'

type Store = Stores['actContainers']

describe('storage/act-containers: made once, then unchanged', () => {
  let bench: Bench
  let id: string
  beforeEach(async () => {
    bench = await openBench()
    id = bench.sessionId
  })
  afterEach(() => bench.storage.close())

  const write = <T>(work: (store: Store) => Promise<T>) =>
    bench.storage.transact(({ actContainers }) => work(actContainers))
  const find = () => bench.storage.read(({ actContainers }) => actContainers.find(id))
  const piece = async (number: number) => {
    const bytes = await bench.storage.read(({ actContainers }) => actContainers.piece(id, number))
    return bytes && Buffer.from(bytes).toString()
  }
  const add = (number: number, text: string) =>
    write((store) => store.addPiece(id, number, Buffer.from(text)))

  it('begun with its settings, completed by the first alone, read piece by piece', async () => {
    assert.equal(await find(), undefined)
    await write((store) => store.begin(id, '{}'))
    assert.deepEqual(await find(), { sessionId: id, settings: '{}' })
    await add(0, 'one')
    await add(1, 'two')
    assert.equal(await write((store) => store.complete(id, 'digest')), true)
    assert.equal(await write((store) => store.complete(id, 'other')), false)
    assert.deepEqual(await find(), { sessionId: id, settings: '{}', sha256: 'digest' })
    assert.deepEqual([await piece(0), await piece(1), await piece(2)], ['one', 'two', undefined])
  })

  it('pieces of a making that did not come to its end are nobody’s, and are cleared away', async () => {
    await write((store) => store.begin(id, '{}'))
    await add(0, 'half')
    assert.equal(await piece(0), undefined)
    await assert.rejects(add(0, 'again'))
    await write((store) => store.clear(id))
    assert.equal(await write((store) => store.complete(id, 'digest')), false, 'nothing is no act')
    await add(0, 'whole')
    await write((store) => store.complete(id, 'digest'))
    assert.equal(await piece(0), 'whole')
  })

  it('of a container that is made no piece is added, changed or taken away', async () => {
    await write((store) => store.begin(id, '{}'))
    await add(0, 'one')
    await write((store) => store.complete(id, 'digest'))
    await assert.rejects(add(1, 'two'), /does not change/)
    await assert.rejects(
      write((store) => store.clear(id)),
      /are kept/,
    )
    assert.equal(await piece(0), 'one')
  })

  it('is not begun twice', async () => {
    const begin = () => write((store) => store.begin(id, '{}'))
    await begin()
    await assert.rejects(begin())
  })

  it('containers of an older emulator, in one piece each, are cut up when the database is brought up to date', async () => {
    const db = connect(':memory:', 'writer')
    const before = migrations.slice(0, migrations.indexOf(actPieceTable))
    migrate(db, before)
    db.pragma('foreign_keys = OFF')
    const whole = Buffer.alloc(2 * 1024 * 1024 + 5, 'abc')
    const insert = db.prepare(
      'INSERT INTO act_containers (session_id, settings, sha256, container) VALUES (?, ?, ?, ?)',
    )
    insert.run('made', '{}', 'digest', whole)
    insert.run('begun', '{}', null, null)
    migrate(db)
    const store = actContainerStore(db)
    assert.deepEqual(await store.find('begun'), { sessionId: 'begun', settings: '{}' })
    assert.equal((await store.find('made'))?.sha256, 'digest')
    const pieces = [0, 1, 2, 3].map((number) => store.piece('made', number))
    const bytes = (await Promise.all(pieces)).flatMap((one) => one ?? [])
    assert.deepEqual(
      bytes.map(({ length }) => length),
      [1024 * 1024, 1024 * 1024, 5],
    )
    assert.ok(Buffer.concat(bytes).equals(whole))
    assert.throws(() => db.prepare('UPDATE act_containers SET sha256 = NULL').run(), /not change/)
    db.close()
  })
})
