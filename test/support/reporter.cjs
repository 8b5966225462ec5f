'use strict'
// The house reporter: mocha's spec output, closed by one line that machines read. It works in the first process of a run, so
// it also removes the folders of the others: mocha ends them in a second, and on a busy machine they need longer to do that.
const { readdirSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { reporters, Runner } = require('mocha')

module.exports = class Reporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const run = String(process.pid)
    // biome-ignore lint/style/noProcessEnv: only for tests: how the processes of a run are told which it is
    process.env['TEST_RUN'] = run
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats
      process.stdout.write(`${passes} passed, ${failures} failed, ${pending} skipped\n`)
      for (const place of ['/dev/shm', tmpdir()]) removeFolders(place, `shep-${run}-`)
    })
  }
}

function removeFolders(place, prefix) {
  let names = []
  try {
    names = readdirSync(place)
  } catch {
    return
  }
  for (const name of names)
    if (name.startsWith(prefix)) rmSync(join(place, name), { recursive: true, force: true })
}
