import { systemClock } from '../clock.ts'
import { readGiven, Usage } from './command.ts'
import { momentOf } from './moment.ts'
import { readRevocationOptions, revocationOptions } from './revocation-options.ts'
import { usualTrust } from './trust-folder.ts'

/** Options of the commands that judge a signed file. */
export const signedFileOptions = {
  trust: { type: 'string' },
  certificate: { type: 'string' },
  at: { type: 'string' },
  ...revocationOptions,
} as const

type Values = Parameters<typeof readRevocationOptions>[0] & {
  readonly trust?: string | undefined
  readonly certificate?: string | undefined
  readonly at?: string | undefined
}

/** The one file named, and what it is judged by. Throws Usage. */
export function readSignedFile(
  command: string,
  [file, ...others]: readonly string[],
  values: Values,
) {
  if (file === undefined || others.length > 0) throw new Usage(`shep ${command} takes one file`)
  const trust = values.trust ?? usualTrust()
  const judged = {
    bytes: readGiven(file),
    at: values.at === undefined ? systemClock() : momentOf(values.at),
    ...readRevocationOptions(values),
    ...(trust === undefined ? {} : { trust }),
    ...(values.certificate === undefined ? {} : { certificates: readGiven(values.certificate) }),
  }
  return { file, judged }
}
