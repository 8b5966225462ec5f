import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { certificatesIn } from '../../../src/eds/certificate.ts'
import { findEntry } from '../../../src/eds/revocation/crl-entries.ts'
import { openCrlAside } from '../../../src/eds/revocation/open-crl-aside.ts'
import { watchStops } from '../../support/stops.ts'
import { largeSerial } from './large-crl.ts'

/** What opening a large list cost this process: longest stop of the event loop, and growth of memory, at the peak and after. */
export interface LargeCrlCost {
  readonly found: boolean
  readonly milliseconds: number
  readonly longestStop: number
  readonly peakMegabytes: number
  readonly keptMegabytes: number
}

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20

const [crl = '', issuer = ''] = process.argv.slice(2)
const issuers = certificatesIn(await readFile(issuer))
await setTimeout(300)
const before = megabytes()
let peak = before
const sampler = setInterval(() => {
  peak = Math.max(peak, megabytes())
}, 5)
const longestStop = watchStops()
const began = performance.now()
const { entries } = await openCrlAside(await readFile(crl), issuers)
const milliseconds = performance.now() - began
const stop = longestStop()
clearInterval(sampler)
await setTimeout(300)
const cost: LargeCrlCost = {
  found: [0, 1000, 70_000].every((index) => findEntry(entries, largeSerial(index)) !== undefined),
  milliseconds,
  longestStop: stop,
  peakMegabytes: peak - before,
  keptMegabytes: megabytes() - before,
}
process.stdout.write(JSON.stringify(cost))
