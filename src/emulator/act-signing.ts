import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addSignature } from '../act/container/sign.ts'
import { readZip } from '../act/container/zip-read.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { answerTimestamp } from '../eds/authority/stamp.ts'
import { ensureTestPki, needTestPki } from '../eds/authority/test-pki.ts'
import { certificatesIn } from '../eds/certificate.ts'
import { obtainTimestamp, type TimestampAuthority } from '../eds/timestamp/obtain.ts'
import { overHttp } from './timestamp-authority.ts'

/** Adds the signature of a person to an act; the new time stamp is of `config.tsa`, or of the test authority of the data folder; PKI_ABSENT where there is none. */
export async function addActSignature(
  container: Uint8Array,
  cms: Uint8Array,
  config: Pick<Config, 'tsa' | 'data' | 'revocationTimeout'>,
  clock: Clock,
): Promise<Uint8Array> {
  const authority = await authorityOf(config, clock)
  return addSignature(container, cms, (bytes) => obtainTimestamp(bytes, authority))
}

/**
 * Whether the new time stamp leads elsewhere than the act: its trust/ca.pem does not know the test authority of the data
 * folder, so that whoever trusts the one must be given the other too.
 */
export async function isStampedElsewhere(
  container: Uint8Array,
  { tsa, data }: Pick<Config, 'tsa' | 'data'>,
): Promise<boolean> {
  const named = readZip(container).entries.find(({ name }) => name === 'trust/ca.pem')
  if (tsa !== undefined || named === undefined) return false
  const [root] = certificatesIn(await readFile(join(data, 'pki', 'root.cer.pem')))
  return !certificatesIn(named.bytes).some(({ fingerprint }) => fingerprint === root?.fingerprint)
}

async function authorityOf(
  { tsa, data, revocationTimeout }: Pick<Config, 'tsa' | 'data' | 'revocationTimeout'>,
  clock: Clock,
): Promise<TimestampAuthority> {
  if (tsa !== undefined) return overHttp(tsa, revocationTimeout)
  const directory = join(data, 'pki')
  needTestPki(directory)
  const pki = await ensureTestPki(directory, clock)
  return (request) => answerTimestamp(request, pki)
}
