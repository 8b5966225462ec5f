import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { KeyKind, KeyPair } from '../algorithms/algorithm.ts'
import { keysOf, readPrivateKey } from '../algorithms/registry.ts'
import { readPem, writePem } from '../pem.ts'
import { putFile, putFileOnce, readIfThere } from './files.ts'

/** КДП's second key, for tokens signed with ES256. No certificate: the emulator publishes the public key itself. */
export interface Es256Key {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Which key to make when there is none. */
export interface KeyOrder {
  readonly keyKind: KeyKind
  /** Absent where it cannot be chosen. */
  readonly bits?: number | undefined
}

const OWNER_ONLY = 0o600
const makeKeyPair = promisify(generateKeyPair)

/** The key pair in `path` (PKCS#8 PEM), made now if there is none. A key file is never overwritten: a broken one is an Error. */
export async function ensureKey(path: string, { keyKind, bits }: KeyOrder): Promise<KeyPair> {
  const found = await readKey(path)
  if (found !== undefined) return found
  const keys = keysOf(keyKind)
  const made = await keys.generate(bits)
  const pem = writePem('PRIVATE KEY', keys.writePrivate(made.privateKey))
  if (await putFileOnce(path, pem, OWNER_ONLY)) return made
  return ensureKey(path, { keyKind, bits })
}

/** The same for a P-256 key; its public half goes to `publicPath` as SubjectPublicKeyInfo PEM. */
export async function ensureEs256Key(path: string, publicPath: string): Promise<Es256Key> {
  const found = await readIfThere(path)
  if (found === undefined) {
    const { privateKey } = await makeKeyPair('ec', { namedCurve: 'P-256' })
    await putFileOnce(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), OWNER_ONLY)
    return ensureEs256Key(path, publicPath)
  }
  const privateKey = naming(path, () => createPrivateKey(found))
  const publicKey = createPublicKey(privateKey)
  await putFile(publicPath, publicKey.export({ format: 'pem', type: 'spki' }))
  return { privateKey, publicKey }
}

async function readKey(path: string): Promise<KeyPair | undefined> {
  const found = await readIfThere(path)
  if (found === undefined) return undefined
  return naming(path, () => {
    const block = readPem(found.toString('latin1')).find(({ label }) => label === 'PRIVATE KEY')
    const pair = block && readPrivateKey(block.der)
    if (pair === undefined) throw new Error('no PKCS#8 key of a known kind')
    return pair
  })
}

function naming<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new Error(`test PKI: ${path} cannot be read as a key; move it away to have a new one`, {
      cause,
    })
  }
}
