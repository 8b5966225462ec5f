import { constants, createHash, publicDecrypt, verify } from 'node:crypto'
import type { KeyKind, PublicKey } from './algorithm.ts'

/** A wrong way of signing that programs are known for. Nothing is ever accepted by these rows: they only explain. */
export interface SigningMistake {
  readonly id: 'DIGEST_WITHOUT_INFO' | 'SIGNATURE_OTHER_HASH' | 'SIGNATURE_PSS'
  /** What was used in place of the declared, where the row has variants; undefined when the signature is not of this make. */
  explains(key: PublicKey, data: Uint8Array, signature: Uint8Array): string | undefined
}

/** The mistakes that keys of one kind are used with. */
export const mistakesOf = (kind: KeyKind): readonly SigningMistake[] => rows[kind] ?? []

const otherHashes = ['sha1', 'sha512', 'sha384', 'md5']

const rsa: readonly SigningMistake[] = [
  {
    id: 'DIGEST_WITHOUT_INFO',
    explains: (key, data, signature) => {
      const bare = underPadding(key, signature)
      const digest = createHash('sha256').update(data).digest()
      const forms = { raw: digest, hex: Buffer.from(digest.toString('hex'), 'latin1') }
      return bare && Object.entries(forms).find(([, form]) => form.equals(bare))?.[0]
    },
  },
  {
    id: 'SIGNATURE_OTHER_HASH',
    explains: ({ native }, data, signature) =>
      native && otherHashes.find((hash) => verify(hash, data, native, signature)),
  },
  {
    id: 'SIGNATURE_PSS',
    explains: ({ native }, data, signature) => {
      if (native === undefined) return undefined
      const key = { key: native, padding: constants.RSA_PKCS1_PSS_PADDING }
      return verify('sha256', data, key, signature) ? 'RSASSA-PSS' : undefined
    },
  },
]

/** What stands under PKCS#1 padding (RFC 8017 8.2.2), DigestInfo or not. */
function underPadding({ native }: PublicKey, signature: Uint8Array): Buffer | undefined {
  if (native === undefined) return undefined
  try {
    return publicDecrypt({ key: native, padding: constants.RSA_PKCS1_PADDING }, signature)
  } catch {
    return undefined
  }
}

const rows: Partial<Record<KeyKind, readonly SigningMistake[]>> = { rsa }
