import { type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { listen, nativeKey } from './listen.ts'

/**
 * What no gateway can do without: plain HTTP, one RSA verification and two RSA signatures (token and answer), these in
 * the thread pool. It reads nothing and stores nothing. PKI WORK: with WORK `http` there is no RSA either, to show what
 * the load generator can do.
 */
const [directory = '', work = 'rsa'] = process.argv.slice(2)
const { initiator, gateway } = await ensureTestPki(directory, () => new Date())
const theirs = nativeKey(initiator.certificate.publicKey)
const ours = nativeKey(gateway.key)

const signInPool = promisify<string, Buffer, KeyObject, Buffer>(sign)
const signedInfo = Buffer.alloc(700, 'x')
const signature = sign('sha256', signedInfo, nativeKey(initiator.key))
const answer = Buffer.from(`SCSS001${'.'.repeat(5000)}`)

listen(async () => {
  if (work === 'http') return answer
  if (!verify('sha256', signedInfo, theirs, signature)) throw new Error('RSA is broken')
  await signInPool('sha256', signedInfo, ours)
  await signInPool('sha256', signedInfo, ours)
  return answer
})
