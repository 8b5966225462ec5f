import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureTestPki, type TestPki } from '../../src/eds/authority/test-pki.ts'
import type { Certificate } from '../../src/eds/certificate.ts'
import { writePem } from '../../src/eds/pem.ts'

export const NOW = new Date('2026-11-23T05:00:00.000Z')

export const later = (moment: Date, milliseconds: number): Date =>
  new Date(moment.getTime() + milliseconds)

const IN_MEMORY = '/dev/shm'
const PLENTY = 4 * 2 ** 30

/** Memory, where there is plenty of it: a commit waits for the disk, and nothing here outlives the run. */
const place = hasPlenty(IN_MEMORY) ? IN_MEMORY : tmpdir()

function hasPlenty(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > PLENTY
}

/** The reporter gives a run its name, and removes what is left of that name. */
// biome-ignore lint/style/noProcessEnv: only for tests, and only to name their folders
const run = process.env['TEST_RUN'] ?? 'alone'
const temporary: string[] = []

/** A directory that is gone when the run ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(place, `shep-${run}-`))
  temporary.push(directory)
  return directory
}

process.once('exit', () => {
  for (const directory of temporary) rmSync(directory, { recursive: true, force: true })
})

let made: Promise<TestPki> | undefined

/** One test PKI for the whole run, as of NOW: keys take a second to make. */
export function sharedPki(): Promise<TestPki> {
  made ??= ensureTestPki(temporaryDirectory(), () => NOW)
  return made
}

/** Runs the openssl program, an independent judge; returns what it printed, its refusals too. */
export function openssl(...args: string[]): string {
  const { stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
  return `${stdout ?? ''}${stderr ?? ''}`
}

/** Leaves a test out, visibly, where there is no openssl. */
export function needsOpenssl(this: Mocha.Context): void {
  if (!openssl('version').startsWith('OpenSSL')) this.skip()
}

/** The certificates as one PEM file; its path. */
export function pemFile(...certificates: readonly Certificate[]): string {
  const path = join(temporaryDirectory(), 'certificates.pem')
  writeFileSync(path, certificates.map(({ der }) => writePem('CERTIFICATE', der)).join(''))
  return path
}
