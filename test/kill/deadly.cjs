'use strict'
// Loaded before the program (NODE_OPTIONS=--require): the process kills itself with signal 9 at the place that KILL_AT
// names, and appends the places it passes to the file KILL_PLACES. The program itself knows nothing of it.
//   before|after TABLE N          the N-th commit that wrote to TABLE
//   before|half|after file NAME N a file written, none of it, the half of it, the whole
//   before|after reply NAME N     an HTTP answer, by method and last step of the path
//   before|after call NAME N      the same, of requests that the program makes
const { appendFileSync, promises } = require('node:fs')
const { ServerResponse } = require('node:http')
const { syncBuiltinESMExports } = require('node:module')
const { basename } = require('node:path')
const { isMainThread } = require('node:worker_threads')
const Database = require('better-sqlite3')

// biome-ignore lint/style/noProcessEnv: only for tests: how a process that is to die is told where
const { KILL_AT, KILL_PLACES } = process.env
const passed = new Map()

function pass(place) {
  const count = (passed.get(place) ?? 0) + 1
  passed.set(place, count)
  const numbered = `${place} ${count}`
  if (KILL_PLACES) appendFileSync(KILL_PLACES, `${numbered}\n`)
  if (numbered !== KILL_AT) return false
  process.kill(process.pid, 'SIGKILL')
  return true
}

function watchCommits() {
  const writes = /^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+(\w+)/i
  const db = new Database(':memory:')
  const statement = Object.getPrototypeOf(db.prepare('SELECT 1'))
  db.close()
  const written = new Set()
  /** Notes what a statement writes; a COMMIT passes two places for each table. */
  const watched = (source, work) => {
    const table = writes.exec(source)?.[1]
    if (table) written.add(table)
    const tables = source === 'COMMIT' ? [...written] : []
    for (const one of tables) pass(`before ${one}`)
    const result = work()
    if (source === 'COMMIT' || source === 'ROLLBACK') written.clear()
    for (const one of tables) pass(`after ${one}`)
    return result
  }
  for (const name of ['run', 'get', 'all']) {
    const original = statement[name]
    statement[name] = function (...given) {
      return watched(this.source, () => original.apply(this, given))
    }
  }
}

/** Of a text, bytes, or pieces of them. */
async function halfOf(content) {
  const pieces = []
  if (typeof content === 'string' || ArrayBuffer.isView(content)) pieces.push(Buffer.from(content))
  else for await (const piece of content) pieces.push(piece)
  const whole = Buffer.concat(pieces)
  return whole.subarray(0, whole.length / 2)
}

function watchFiles() {
  const { writeFile } = promises
  promises.writeFile = async (path, content, ...more) => {
    const name = `file ${basename(String(path))}`
    pass(`before ${name}`)
    if (KILL_AT === `half ${name} 1`) await writeFile(path, await halfOf(content))
    pass(`half ${name}`)
    await writeFile(path, content, ...more)
    pass(`after ${name}`)
  }
  syncBuiltinESMExports()
}

const lastStep = (url) =>
  new URL(url, 'http://localhost').pathname.split('/').filter(Boolean).at(-1)

function watchReplies() {
  const { end } = ServerResponse.prototype
  ServerResponse.prototype.end = function (...given) {
    const { method, originalUrl, url } = this.req
    const name = `reply ${method} ${lastStep(originalUrl ?? url)}`
    if (pass(`before ${name}`)) return this
    this.once('finish', () => pass(`after ${name}`))
    return end.apply(this, given)
  }
}

function watchCalls() {
  const { fetch } = globalThis
  globalThis.fetch = async (address, init) => {
    const name = `call ${init?.method ?? 'GET'} ${lastStep(String(address))}`
    pass(`before ${name}`)
    const response = await fetch(address, init)
    pass(`after ${name}`)
    return response
  }
}

if (isMainThread) {
  watchCommits()
  watchFiles()
  watchReplies()
  watchCalls()
}
