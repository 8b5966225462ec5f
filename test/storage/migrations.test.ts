import assert from 'node:assert/strict'
import { connect, type Db } from '../../src/storage/connection.ts'
import { migrate, migrations } from '../../src/storage/migrations.ts'
import { storesOf } from '../../src/storage/stores.ts'

const version = (db: Db) => db.pragma('user_version', { simple: true })
const tables = (db: Db) =>
  (
    db.pragma('table_list') as { name: string; strict: number; type: string; schema: string }[]
  ).filter(
    ({ name, type, schema }) =>
      schema === 'main' && type === 'table' && !name.startsWith('sqlite_'),
  )

describe('storage/migrations', () => {
  let db: Db
  beforeEach(() => {
    db = connect(':memory:', 'writer')
  })
  afterEach(() => {
    db.close()
  })

  it('every migration is applied once, and counted in user_version', () => {
    migrate(db)
    migrate(db)
    assert.equal(version(db), migrations.length)
  })

  it('a database of an older emulator gets only what it lacks', () => {
    migrate(db, ['CREATE TABLE one (a TEXT) STRICT'])
    migrate(db, ['CREATE TABLE one (a TEXT) STRICT', 'CREATE TABLE two (a TEXT) STRICT'])
    assert.equal(version(db), 2)
    assert.deepEqual(new Set(tables(db).map(({ name }) => name)), new Set(['one', 'two']))
  })

  it('a migration that fails half-way leaves nothing of itself', () => {
    const list = ['CREATE TABLE one (a TEXT) STRICT', 'CREATE TABLE two (a TEXT) STRICT; nonsense']
    assert.throws(() => migrate(db, list), /syntax error/)
    assert.equal(version(db), 1)
    assert.deepEqual(
      tables(db).map(({ name }) => name),
      ['one'],
    )
  })

  it('a newer database is refused, both versions named, nothing touched', () => {
    db.pragma('user_version = 999')
    assert.throws(() => migrate(db), new RegExp(`schema version 999.*up to ${migrations.length}$`))
    assert.deepEqual(tables(db), [])
  })

  it('every table is STRICT', () => {
    migrate(db)
    const loose = tables(db).filter(({ strict }) => strict !== 1)
    assert.ok(tables(db).length >= 7)
    assert.deepEqual(loose, [])
  })

  it('every lookup of every store goes by an index; only lists walk a table', () => {
    migrate(db)
    const asked = statementsOf(db).filter((sql) => sql.includes('WHERE'))
    const walks = asked.filter((sql) => plan(db, sql).some((step) => step.startsWith('SCAN')))
    assert.ok(asked.length > 15)
    assert.deepEqual(walks, [])
    db.exec('DROP INDEX answers_by_session_id')
    assert.ok(asked.some((sql) => plan(db, sql).some((step) => step.startsWith('SCAN'))))
  })
})

/** The SQL of all stores, as they prepare it. */
function statementsOf(db: Db): string[] {
  const seen: string[] = []
  const prepare = (sql: string) => {
    seen.push(sql)
    return db.prepare(sql)
  }
  storesOf({ prepare } as Db)
  return seen
}

const plan = (db: Db, sql: string): string[] =>
  db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/@\w+|\?/g, "'x'")}`)
    .all()
    .map(({ detail }) => detail)
