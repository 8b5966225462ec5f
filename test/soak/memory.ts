import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolder } from '../support/emulator.ts'
import { drive } from '../support/load.ts'
import { participantOf, serveShep } from '../support/shep.ts'

export interface SoakSettings {
  /** Where memory is read first, and where last: exchanges. */
  readonly early: number
  readonly late: number
  readonly connections: number
  readonly tell: (line: string) => void
}

/** Bytes, but for the throughput: exchanges a second. */
export interface SoakReport {
  readonly rssEarly: number
  readonly rssLate: number
  readonly rssHighest: number
  readonly walHighest: number
  readonly databaseSize: number
  readonly perSecond: number
}

const MEGABYTE = 1024 * 1024
const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`

/** Drives one real `shep serve`, and reads its memory from /proc after it idled a second. Rejects at an answer other than 200. */
export async function soak({ early, late, connections, tell }: SoakSettings): Promise<SoakReport> {
  const data = await dataFolder()
  const participant = await participantOf(data)
  const served = await serveShep(data)
  const wal = () => statSync(join(data, 'shep.db-wal')).size
  let [done, walHighest] = [0, 0]
  const started = Date.now()
  const driveTo = async (count: number): Promise<number> => {
    let begun = done
    await drive({
      url: `${served.url}/bip-sync-wss-gost/`,
      participant,
      connections,
      more: () => begun++ < count,
      onAnswer: ({ status, response }) => {
        if (status !== 200) throw new Error(`HTTP ${status}: ${response.toString('utf8')}`)
        done += 1
        if (done % 100 === 0) walHighest = Math.max(walHighest, wal())
        if (done % 10_000 === 0) tell(`${done} exchanges, log ${megabytes(wal())}`)
      },
    })
    await sleep(1000)
    return memory(served.pid, 'VmRSS')
  }
  const rssEarly = await driveTo(early)
  tell(`memory after ${early}: ${megabytes(rssEarly)}`)
  const rssLate = await driveTo(late)
  tell(`memory after ${late}: ${megabytes(rssLate)}`)
  const perSecond = late / ((Date.now() - started - 2000) / 1000)
  const rssHighest = memory(served.pid, 'VmHWM')
  const databaseSize = statSync(join(data, 'shep.db')).size
  served.process.kill('SIGTERM')
  const end = await served.end
  if (end !== 0) throw new Error(`shep serve ended with ${end}: ${served.err()}`)
  return { rssEarly, rssLate, rssHighest, walHighest, databaseSize, perSecond }
}

/** A row of /proc/PID/status, bytes. */
function memory(pid: number, row: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`^${row}:\\s+(\\d+) kB$`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  )
  return Number(found?.[1]) * 1024
}

/** What is more than was promised: memory may grow by a fifth, and the log must not grow with the journal. */
export function complaints({ rssEarly, rssLate, walHighest }: SoakReport): string[] {
  const growth = rssLate / rssEarly
  return [
    ...(growth <= 1.2 ? [] : [`memory grew ${growth.toFixed(2)} times, 1.2 is the limit`]),
    ...(walHighest <= 64 * MEGABYTE
      ? []
      : [`the log reached ${megabytes(walHighest)}, 64 MB is the limit`]),
  ]
}

export const wordsOf = (report: SoakReport): string =>
  [
    `memory: ${megabytes(report.rssEarly)} early, ${megabytes(report.rssLate)} late (${(report.rssLate / report.rssEarly).toFixed(2)} times), ${megabytes(report.rssHighest)} at most`,
    `write-ahead log: ${megabytes(report.walHighest)} at most; database ${megabytes(report.databaseSize)}`,
    `throughput with the load generator on the same machine: ${report.perSecond.toFixed(0)} exchanges a second`,
  ].join('\n')
