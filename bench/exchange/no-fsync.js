import Database from 'better-sqlite3'

/**
 * Loaded before the server in one row of the bench: its commits no longer wait for the disk. What that row saves is what
 * durability costs. The server reads `synchronous` back to be sure, so it is told what it wants to hear.
 */
const { pragma } = Database.prototype
Database.prototype.pragma = function (source, options) {
  if (source === 'synchronous = FULL') return pragma.call(this, 'synchronous = OFF')
  if (source === 'synchronous') return 2
  return pragma.call(this, source, options)
}
