import { resolve } from 'node:path'

/** The shared material is no part of the project: SHEP_SHARED names its folder where it is. */
// biome-ignore lint/style/noProcessEnv: only for tests, and only to find optional reference files
const folder = process.env['SHEP_SHARED']

/** The path of a shared file. */
export const sharedPath = (...names: readonly string[]): string => resolve(folder ?? '', ...names)

/** Leaves a test out, visibly, where there is no shared material. */
export function needsShared(this: Mocha.Context): void {
  if (folder === undefined) this.skip()
}

export const nationalFile = (name: string): string => sharedPath('corpora/kz-test-pki', name)

/** Of the key files of the national test authority: open in the tests of those who published them. */
export const NATIONAL_PASSWORD = 'Qwerty12'
