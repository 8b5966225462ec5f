import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import type { Certificate } from '../certificate.ts'
import { ensureHolder } from './ensure-holder.ts'
import { putFile } from './files.ts'
import { certificateFile, type Holder, keyFile, pemOf } from './holder.ts'
import { type Es256Key, ensureEs256Key, ensureKey } from './key-files.ts'
import { type MemberName, memberNames, members } from './members.ts'

/** The authority of the test environment, and those it made certificates for at first start. */
export interface TestPki extends Readonly<Record<MemberName, Holder>> {
  readonly kdpEs256: Es256Key
  /** Root and issuing CA, and a directory that holds them as an operator's trust directory would. */
  readonly trust: readonly Certificate[]
  readonly trustDirectory: string
  readonly clock: Clock
}

/**
 * Loads the test PKI of a directory, and makes whatever is missing, broken or about to end; the first start takes a
 * second or two, for keys. Throws an Error that names the file when there is something that it must not replace.
 */
export async function ensureTestPki(directory: string, clock: Clock): Promise<TestPki> {
  const trustDirectory = join(directory, 'trust')
  await mkdir(trustDirectory, { recursive: true })
  const kdpEs256 = await ensureKeys(directory)
  const hold = (name: MemberName, issuer?: Holder) => ensureHolder(directory, name, clock(), issuer)
  const root = await hold('root')
  const issuing = await hold('issuing', root)
  const trust = [root.certificate, issuing.certificate]
  await writeTrust(directory, trustDirectory, trust)
  return {
    root,
    issuing,
    gateway: await hold('gateway', issuing),
    kdp: await hold('kdp', issuing),
    initiator: await hold('initiator', issuing),
    person: await hold('person', issuing),
    kdpEs256,
    trust,
    trustDirectory,
    clock,
  }
}

/** All at once: making keys is most of the first start, and the thread pool makes several together. */
async function ensureKeys(directory: string): Promise<Es256Key> {
  const es256 = ensureEs256Key(
    keyFile(directory, 'kdp-es256'),
    join(directory, 'kdp-es256.pub.pem'),
  )
  const keys = memberNames.map((name) => ensureKey(keyFile(directory, name), members[name]))
  const [made] = await Promise.all([es256, ...keys])
  return made
}

async function writeTrust(
  directory: string,
  trustDirectory: string,
  trust: readonly Certificate[],
): Promise<void> {
  const [root, issuing] = trust.map((certificate) => pemOf([certificate]))
  await putFile(certificateFile(trustDirectory, 'root'), root ?? '')
  await putFile(certificateFile(trustDirectory, 'issuing'), issuing ?? '')
  await putFile(join(directory, 'ca.pem'), pemOf(trust))
}
