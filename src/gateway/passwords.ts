import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)

export type PasswordCheck = (password: string, stored: string) => Promise<boolean>

export interface Passwords {
  /** `scrypt$salt$key`, salt and key in base64 (RFC 7914 with Node's defaults N=16384, r=8, p=1). */
  hash(password: string): Promise<string>
  readonly check: PasswordCheck
}

/** Derives in the thread pool, and remembers good pairs by their SHA-256: a client sends the same one with every message. */
export function createPasswords(capacity = 1000): Passwords {
  const good = new Set<string>()
  const remember = (pair: string): void => {
    if (good.size >= capacity) good.clear()
    good.add(pair)
  }
  return {
    hash: async (password) => {
      const salt = randomBytes(16)
      const key = await derive(password, salt, 32)
      const stored = `scrypt$${salt.toString('base64')}$${key.toString('base64')}`
      remember(pairOf(password, stored))
      return stored
    },
    check: async (password, stored) => {
      const pair = pairOf(password, stored)
      if (good.has(pair)) return true
      const [, salt = '', key = ''] = stored.split('$')
      const expected = Buffer.from(key, 'base64')
      const actual = await derive(password, Buffer.from(salt, 'base64'), 32)
      if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return false
      remember(pair)
      return true
    },
  }
}

const pairOf = (password: string, stored: string): string =>
  createHash('sha256')
    .update(JSON.stringify([stored, password]))
    .digest('base64')
