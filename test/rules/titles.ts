import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A test, by its file and its whole title. */
export interface Title {
  readonly file: string
  readonly title: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Tests of the tables and of this list name every clause there is, and prove none. */
const aboutTables: ReadonlySet<string> = new Set([
  'test/contract.test.ts',
  'test/rules/coverage.test.ts',
])

/**
 * The titles of tests, as mocha itself tells them without running any: rows that templates make are among them. Of every file,
 * or, in a third of the time, of those alone that write the number of a clause somewhere.
 */
export async function readTitles(every = false): Promise<readonly Title[]> {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('test', file).split(sep).join('/'))
    .filter((file) => file.endsWith('.test.ts') && !aboutTables.has(file))
    .filter((file) => every || /R-\d{3}/.test(readFileSync(join(root, file), 'utf8')))
  const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js')
  const options = [
    '--no-config',
    '--dry-run',
    '--reporter',
    'json',
    '--import=tsx',
    '--no-parallel',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [mocha, ...options, ...files], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  return readReport(stdout)
}

function readReport(text: string): readonly Title[] {
  const { tests } = JSON.parse(text.slice(text.indexOf('{'))) as {
    readonly tests: readonly { readonly file: string; readonly fullTitle: string }[]
  }
  return tests.map(({ file, fullTitle }) => ({
    file: relative(root, file).split(sep).join('/'),
    title: fullTitle,
  }))
}
