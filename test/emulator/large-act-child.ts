/** Not a test: a process that closes a session and makes its container, and prints what it held meanwhile: PKI DATABASE SESSION MESSAGE. */
import { dirname } from 'node:path'
import { freezeSession } from '../../src/act/freeze.ts'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { logSignerOf } from '../../src/emulator/log-signer.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { depsOf } from '../act/maker.ts'
import { tickingClock } from '../certification/session-builder.ts'
import { NOW } from '../eds/support.ts'
import { bytesHeld } from '../support/held.ts'
import { containersOf } from './large-act.ts'

/** Bytes above what the process held before. */
export interface LargeActCost {
  /** Of one message in hand: nothing, where the database hands out bytes that node does not count (Node 24). */
  readonly ofOneMessage: number
  /** The most that was held when something was asked of the database, or looked through. */
  readonly most: number
  readonly samples: number
}

const [keys = '', path = '', sessionId = '', messageId = ''] = process.argv.slice(2)
const pki = await ensureTestPki(keys, () => NOW)
const storage = openStorage(path)
const start = bytesHeld()
const message = await storage.read(({ messages }) => messages.one(messageId))
const ofOneMessage = message === undefined ? 0 : bytesHeld() - start

let [samples, most] = [0, 0]
const sample = () => {
  samples += 1
  most = Math.max(most, bytesHeld() - start)
}
const watched: Storage = {
  ...storage,
  read: (work) => {
    sample()
    return storage.read(work)
  },
  transact: (work) => {
    sample()
    return storage.transact(work)
  },
}
const personalData = () => {
  sample()
  return []
}
const { fingerprint } = pki.gateway.certificate
const gatewayCertificates = [{ keyKind: 'rsa' as const, fingerprint }]
const { sign } = logSignerOf(pki.gateway, pki.trust)
const deps = depsOf({ storage, clock: tickingClock() }, { personalData, gatewayCertificates })
await freezeSession(sessionId, { ...deps, sign, clock: () => NOW })
// As a process leaves it that was killed over the second piece.
await storage.transact(async ({ actContainers }) => {
  await actContainers.addPiece(sessionId, 0, Buffer.from('half'))
  await actContainers.addPiece(sessionId, 1, Buffer.from('a container'))
})
await containersOf({ storage: watched, folder: dirname(path), pki }).ensure(sessionId)
await storage.close()
const cost: LargeActCost = { ofOneMessage, most, samples }
process.stdout.write(JSON.stringify(cost))
