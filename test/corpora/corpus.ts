import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Report } from './report.ts'

/** What the product must say of one file of another project, in the words of the set's judge. */
export type Expectation =
  | { readonly gives: string; readonly because?: string }
  /** Judged, answered as it should be, and yet nothing was compared: counted as skipped, with the answer as reason. */
  | { readonly skipped: string; readonly because?: string }
export type Expectations = Readonly<Record<string, Expectation>>

/** A folder of a corpus and what is expected of every file in it. */
export interface CorpusSet {
  readonly folder: string
  readonly expected: Expectations
  /** Files that are no cases, but serve them: licences, keys, templates, parameters. */
  readonly material: readonly (readonly [RegExp, string])[]
  /** What the product makes of one file. */
  readonly judge: (path: string, folder: string) => string | Promise<string>
  /** Why nothing of the set can be judged yet. */
  readonly notYet?: string
  /** Cases that are more than one file. */
  readonly more?: readonly Case[]
}

export interface Case {
  readonly name: string
  readonly gives: string
  readonly because?: string
  readonly judge: (folder: string) => string | Promise<string>
}

/** Judges one set, every file of it. A file without an expectation fails, and so does an expectation without its file. */
export async function runSet(set: CorpusSet, corpora: string, report: Report): Promise<void> {
  const folder = join(corpora, set.folder)
  if (!existsSync(folder)) return report.skip(set.folder, `${set.folder} is not in ${corpora}`)
  const files = filesIn(folder)
  const material = files.filter((file) => set.material.some(([name]) => name.test(file)))
  checkNames(set, files, material, report)
  checkDigests(set, corpora, report)
  if (set.notYet !== undefined) return report.skip(`${files.length} files`, set.notYet)
  const cases = files
    .filter((file) => Object.hasOwn(set.expected, file))
    .map((file) => ({
      name: file,
      expected: set.expected[file] as Expectation,
      judge: () => set.judge(join(folder, file), folder),
    }))
  const more = (set.more ?? []).map(({ name, gives, because, judge }) => ({
    name,
    expected: { gives, ...(because ? { because } : {}) },
    judge: () => judge(folder),
  }))
  const groups = new Map<string, number>()
  for (const one of [...cases, ...more]) {
    const group = await runCase(one, report)
    groups.set(group, (groups.get(group) ?? 0) + 1)
  }
  for (const [group, count] of groups) report.say(`  ${String(count).padStart(4)} ${group}`)
  report.say(`  ${String(material.length).padStart(4)} files of material: ${materialOf(set)}`)
}

const materialOf = (set: CorpusSet): string => set.material.map(([, what]) => what).join(', ')

async function runCase(
  one: { name: string; expected: Expectation; judge: () => string | Promise<string> },
  report: Report,
): Promise<string> {
  const { name, expected } = one
  const because = expected.because ? ` (${expected.because})` : ''
  const actual = await answered(one.judge)
  const skip = 'skipped' in expected
  const wanted = skip ? expected.skipped : expected.gives
  if (skip ? !actual.startsWith(wanted) : actual !== wanted)
    report.fail(name, `expected ${wanted}${because}, found ${actual}`)
  else if (skip) report.skip(name, `${actual}${because}`)
  else report.pass()
  return `${wanted}${because}`
}

/** An error that is no refusal is our bug, and is shown as one. */
async function answered(judge: () => string | Promise<string>): Promise<string> {
  try {
    return await judge()
  } catch (error) {
    const lines = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return `thrown: ${lines.split('\n').slice(0, 3).join(' ')}`
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

function checkNames(
  set: CorpusSet,
  files: readonly string[],
  material: readonly string[],
  report: Report,
): void {
  const known = new Set([...Object.keys(set.expected), ...material])
  for (const file of files)
    if (!known.has(file)) report.fail(`${set.folder}/${file}`, 'no expectation for this file')
  const present = new Set(files)
  for (const file of Object.keys(set.expected))
    if (!present.has(file)) report.fail(`${set.folder}/${file}`, 'expected, but the file is gone')
}

interface ManifestEntry {
  readonly set: string
  readonly file: string
  readonly sha256: string
}

/** The expectations are about these bytes: the manifest of the corpora names their SHA-256. */
function checkDigests(set: CorpusSet, corpora: string, report: Report): void {
  const path = join(corpora, 'manifest.json')
  if (!existsSync(path)) return
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as ManifestEntry[]
  for (const { file, sha256 } of manifest.filter((entry) => entry.set === set.folder)) {
    const found = join(corpora, set.folder, file)
    if (!existsSync(found)) report.fail(`${set.folder}/${file}`, 'in the manifest, but gone')
    else if (createHash('sha256').update(readFileSync(found)).digest('hex') !== sha256)
      report.fail(`${set.folder}/${file}`, 'its SHA-256 is not that of the manifest')
  }
}
