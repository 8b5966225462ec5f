import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { fire, httpRequest, type Shot } from './http-client.ts'
import { makeRequests } from './requests.ts'

/** The load generator, a process of its own: PKI COUNT; it signs its requests first, then is told where to send which. */
const [pki = '', count = '0'] = process.argv.slice(2)

export interface Order extends Shot {
  /** Requests by number; past the last it begins again. */
  readonly from: number
  readonly count: number
  /** Sends them with one letter of the Body changed. */
  readonly tampered?: boolean
}

export const PATH = '/bip-sync-wss-gost/'

const ready = prepare()

async function prepare(): Promise<Buffer[]> {
  const made = await makeRequests(Number(count), await ensureTestPki(pki, () => new Date()))
  return made.map((body) => httpRequest(PATH, body))
}

async function obey(order: Order) {
  const all = await ready
  const chosen = Array.from({ length: order.count }, (_, i) => {
    const request = all[(order.from + i) % all.length] as Buffer
    return order.tampered ? changed(request) : request
  })
  const before = process.cpuUsage()
  const fired = await fire(chosen, order)
  const { user, system } = process.cpuUsage(before)
  return { ...fired, ownCpuMicros: user + system }
}

function changed(request: Buffer): Buffer {
  const copy = Buffer.from(request)
  copy[copy.indexOf('GBDFLUniversal_token')] = 0x51
  return copy
}

process.on('message', (order: Order) => {
  obey(order).then(
    (done) => process.send?.(done),
    (error: unknown) => process.send?.({ problem: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
