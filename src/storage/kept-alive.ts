import type Database from 'better-sqlite3'

/**
 * From 24.19 on, Node ends the process (SIGABRT, `RemoveEnvironmentCleanupHook: (env) != nullptr`) when the garbage collector
 * takes a native object of better-sqlite3 12; 13 is free of it and needs Node 22. So there a connection and its statements are
 * never let go, and the house prepares statements once, and makes no iterators and few statements in passing (`pragma`).
 */
const isNeeded = Number(process.versions.node.split('.')[0]) >= 24
const kept: object[] = []

export function keepAlive(db: Database.Database): Database.Database {
  if (!isNeeded) return db
  const original = db.prepare.bind(db)
  const prepare = (sql: string) => {
    const statement = original(sql)
    kept.push(statement)
    return statement
  }
  const pragma = (source: string, { simple = false }: Database.PragmaOptions = {}) => {
    const statement = prepare(`PRAGMA ${source}`)
    if (!statement.reader) return void statement.run()
    return simple ? statement.pluck().get() : statement.all()
  }
  kept.push(db)
  return Object.assign(db, { prepare, pragma })
}
