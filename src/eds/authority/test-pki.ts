import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { KeyKind, KeyPair } from '../algorithms/algorithm.ts'
import type { Certificate } from '../certificate.ts'
import { ensureHolder } from './ensure-holder.ts'
import { putFile, readIfThere } from './files.ts'
import { certificateFile, type Holder, keyFile, pemOf } from './holder.ts'
import { type Es256Key, ensureEs256Key, ensureKey } from './key-files.ts'
import { authorityKinds, usualKinds } from './kinds.ts'
import { fileOf, type KindMemberName, type MemberName, memberOf, namesOf } from './members.ts'
import { openRegister, type Register } from './register.ts'

/** An authority with keys of one kind, and those it made certificates for at first start. */
export interface KindPki extends Readonly<Record<KindMemberName, Holder>> {
  readonly kind: KeyKind
  readonly clock: Clock
}

/** The authorities of the test environment. The RSA one is the plain names; `of` gives the one of any kind. */
export interface TestPki extends Readonly<Record<MemberName, Holder>> {
  /** What there is: RSA and GOST-2015, and GOST-2004 where it was asked for once. */
  readonly kinds: readonly KeyKind[]
  /** Throws an Error when there is no authority of that kind. */
  of(kind: KeyKind): KindPki
  readonly kdpEs256: Es256Key
  /** Roots and issuing CAs, and a directory that holds them as an operator's trust directory would. */
  readonly trust: readonly Certificate[]
  readonly trustDirectory: string
  /** Every certificate issued, these too, and what was revoked. */
  readonly register: Register
  readonly clock: Clock
}

export interface PkiOptions {
  /** Kinds besides the usual ones. */
  readonly kinds?: readonly KeyKind[]
  /** Where the emulator will be reached: certificates issued now point at its /pki. */
  readonly url?: string | undefined
}

/** Throws ShepFault PKI_ABSENT where no test PKI was made yet: for what must not make one by the way. */
export function needTestPki(directory: string): void {
  if (!existsSync(join(directory, 'ca.pem'))) throw new ShepFault('PKI_ABSENT', { directory })
}

type Made = Readonly<Record<MemberName, Holder>>

/**
 * Loads the test PKI of a directory, and makes whatever is missing, broken or about to end; the first start takes a
 * second or two, for keys. Throws an Error that names the file when there is something that it must not replace.
 */
export async function ensureTestPki(
  directory: string,
  clock: Clock,
  { kinds: wanted = [], url }: PkiOptions = {},
): Promise<TestPki> {
  const trustDirectory = join(directory, 'trust')
  await mkdir(trustDirectory, { recursive: true })
  const kinds = await kindsIn(directory, wanted)
  const { kdpEs256, keys } = await ensureKeys(directory, kinds)
  const made = new Map<KeyKind, Made>()
  for (const kind of kinds)
    made.set(kind, await ensureMembers({ directory, kind, keys, now: clock(), url }))
  const of = (kind: KeyKind): KindPki => ({ ...foundIn(made, kind), kind, clock })
  const cas = kinds.flatMap((kind) => [
    [fileOf('root', kind), of(kind).root.certificate] as const,
    [fileOf('issuing', kind), of(kind).issuing.certificate] as const,
  ])
  await writeTrust(directory, trustDirectory, cas)
  const trust = cas.map(([, certificate]) => certificate)
  const register = await openRegister(directory)
  for (const [kind, holders] of made) await keepAll(register, kind, holders)
  return { ...foundIn(made, 'rsa'), kinds, of, kdpEs256, trust, trustDirectory, register, clock }
}

/** Roots are issued by nobody. One that was renewed stays known from the start before. */
async function keepAll(register: Register, kind: KeyKind, holders: Made): Promise<void> {
  await register.keep(fileOf('root', kind), holders.issuing.certificate)
  for (const name of namesOf(kind))
    if (name !== 'root' && name !== 'issuing')
      await register.keep(fileOf('issuing', kind), holders[name].certificate)
}

function foundIn(made: ReadonlyMap<KeyKind, Made>, kind: KeyKind): Made {
  const found = made.get(kind)
  if (found === undefined) throw new Error(`the test PKI has no authority of kind ${kind}`)
  return found
}

/** The usual kinds, those asked for, and those that somebody asked for before. */
async function kindsIn(directory: string, wanted: readonly KeyKind[]): Promise<KeyKind[]> {
  const kinds: KeyKind[] = []
  for (const kind of Object.keys(authorityKinds) as KeyKind[]) {
    const asked = usualKinds.includes(kind) || wanted.includes(kind)
    const root = keyFile(directory, fileOf('root', kind))
    if (asked || (await readIfThere(root)) !== undefined) kinds.push(kind)
  }
  return kinds
}

/** By the file of the member. */
type Keys = ReadonlyMap<string, KeyPair>

/** All at once: making keys is most of the first start, and the thread pool makes several together. */
async function ensureKeys(
  directory: string,
  kinds: readonly KeyKind[],
): Promise<{ readonly kdpEs256: Es256Key; readonly keys: Keys }> {
  const es256 = ensureEs256Key(
    keyFile(directory, 'kdp-es256'),
    join(directory, 'kdp-es256.pub.pem'),
  )
  const members = kinds.flatMap((kind) => namesOf(kind).map((name) => memberOf(name, kind)))
  const pairs = members.map(
    async (member) =>
      [member.file, await ensureKey(keyFile(directory, member.file), member)] as const,
  )
  const [kdpEs256, ...made] = await Promise.all([es256, ...pairs])
  return { kdpEs256, keys: new Map(made) }
}

interface MembersToEnsure {
  readonly directory: string
  readonly kind: KeyKind
  readonly keys: Keys
  readonly now: Date
  readonly url: string | undefined
}

async function ensureMembers(asked: MembersToEnsure): Promise<Made> {
  const { directory, kind, keys, now, url } = asked
  const hold = (name: MemberName, issuer?: Holder) => {
    const member = memberOf(name, kind)
    const pair = keys.get(member.file)
    if (pair === undefined) throw new Error(`no key was made for ${member.file}`)
    return ensureHolder(directory, member, pair, { now, url, ...(issuer && { issuer }) })
  }
  const root = await hold('root')
  const issuing = await hold('issuing', root)
  const made: Partial<Record<MemberName, Holder>> = { root, issuing }
  for (const name of namesOf(kind)) made[name] ??= await hold(name, issuing)
  return made as Made
}

async function writeTrust(
  directory: string,
  trustDirectory: string,
  cas: readonly (readonly [file: string, certificate: Certificate])[],
): Promise<void> {
  for (const [file, certificate] of cas)
    await putFile(certificateFile(trustDirectory, file), pemOf([certificate]))
  await putFile(join(directory, 'ca.pem'), pemOf(cas.map(([, certificate]) => certificate)))
}
