import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)

/** `scrypt$salt$key`, salt and key in base64 (RFC 7914 with Node's defaults N=16384, r=8, p=1). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, 32)
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`
}

export type PasswordCheck = (password: string, stored: string) => Promise<boolean>

/** Checks passwords in the thread pool, and remembers good pairs by their SHA-256: a client sends the same one with every message. */
export function createPasswordCheck(capacity = 1000): PasswordCheck {
  const good = new Set<string>()
  return async (password, stored) => {
    const pair = createHash('sha256')
      .update(JSON.stringify([stored, password]))
      .digest('base64')
    if (good.has(pair)) return true
    const [, salt = '', key = ''] = stored.split('$')
    const expected = Buffer.from(key, 'base64')
    const actual = await derive(password, Buffer.from(salt, 'base64'), 32)
    if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return false
    if (good.size >= capacity) good.clear()
    good.add(pair)
    return true
  }
}
