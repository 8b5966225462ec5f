import { setImmediate } from 'node:timers/promises'
import { membersOf, readDer } from '../der.ts'
import { readOid } from '../der-values.ts'
import type {
  DigestAlgorithm,
  KeyAlgorithm,
  KeyKind,
  KeyPair,
  PublicKey,
  SignatureAlgorithm,
} from './algorithm.ts'
import { gost2004, gost2004Keys } from './gost-2004.ts'
import { gost2015, gost2015Keys } from './gost-2015.ts'
import { gost34311, kalkanSha1, sha1, sha256, streebog512 } from './hashes.ts'
import { rsaKeys, rsaSha1, rsaSha256 } from './rsa.ts'

/** Everything that is accepted. A new algorithm is its file and its rows here. */
const signatureRows: readonly SignatureAlgorithm[] = [rsaSha256, gost2015, gost2004]
const digestRows: readonly DigestAlgorithm[] = [sha256, streebog512, gost34311]
const keyRows: readonly KeyAlgorithm[] = [rsaKeys, gost2015Keys, gost2004Keys]

/** By the URI of XML. */
const byUri = <Row extends { readonly uri: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.uri, row]))

export const signatureAlgorithms = byUri(signatureRows)
export const digestAlgorithms = byUri(digestRows)

/** Refused, unless the emulator is started with the quirk `sha1`; no certificate may be signed with them. */
export const sha1Signatures = byUri(rsaSha1)
export const sha1Digests = byUri([sha1, kalkanSha1])

export const digestAlgorithmByOid = (oid: string): DigestAlgorithm | undefined =>
  digestRows.find((row) => row.oid === oid)

/** By the OID of certificates. */
export const signatureAlgorithmByOid = (oid: string): SignatureAlgorithm | undefined =>
  signatureRows.find((row) => row.oid === oid)

/** Makes what the first verifications would stop for, one algorithm in a turn of the event loop. */
export async function warmUp(): Promise<void> {
  for (const row of signatureRows) {
    await setImmediate()
    row.warm?.()
  }
}

/** The algorithm that keys of this kind sign with. */
export const algorithmFor = (kind: KeyKind): SignatureAlgorithm =>
  known(
    signatureRows.find((row) => row.keyKind === kind),
    kind,
  )

export const keysOf = (kind: KeyKind): KeyAlgorithm =>
  known(
    keyRows.find((row) => row.kind === kind),
    kind,
  )

/** The key in a SubjectPublicKeyInfo; undefined when nobody here knows its kind. Throws DerError on broken bytes. */
export function readPublicKey(spki: Uint8Array): PublicKey | undefined {
  const algorithm = membersOf(readDer(spki)).need()
  return rowOf(algorithm.raw)?.readPublic(spki)
}

/** The key pair in a PKCS#8, in the same way. */
export function readPrivateKey(pkcs8: Uint8Array): KeyPair | undefined {
  const members = membersOf(readDer(pkcs8))
  members.need()
  return rowOf(members.need().raw)?.readPrivate(pkcs8)
}

function rowOf(algorithm: Uint8Array): KeyAlgorithm | undefined {
  const oid = readOid(membersOf(readDer(algorithm)).need())
  return keyRows.find((row) => row.oid === oid)
}

function known<T>(row: T | undefined, kind: KeyKind): T {
  if (row === undefined) throw new Error(`no algorithm for keys of kind ${kind}`)
  return row
}
