import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { configuration } from './command.ts'

/** The trust folder of the test PKI in the data folder, if a first start has made it. */
export function usualTrust(): string | undefined {
  const directory = join(configuration().data, 'pki', 'trust')
  return existsSync(directory) ? directory : undefined
}
