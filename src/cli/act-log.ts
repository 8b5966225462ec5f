import { existsSync, writeFileSync } from 'node:fs'
import { trusted } from '../act/container/verify-file.ts'
import {
  chainRow,
  logFile,
  logIn,
  type StoredLog,
  storedCheckpoint,
  type ToldCheckpoint,
  type ToldRow,
} from '../act/log/file.ts'
import { type Kept, keptIn } from '../act/log/kept.ts'
import { reportOnLog } from '../act/log/report.ts'
import { readStoredLog } from '../emulator/stored-log.ts'
import { languages } from './act-words.ts'
import { choiceOf, readGiven, Usage } from './command.ts'
import { wordsOfLog, wordsOfReport } from './log-words.ts'
import { askEmulator, DEFAULT_URL } from './remote.ts'

/** What `shep act log` was given. */
export interface LogGiven {
  readonly verify?: boolean
  readonly target?: string
  readonly data?: string
  readonly kept?: readonly string[]
  readonly trust?: string
  readonly out?: string
  readonly lang?: string
  readonly json?: boolean
}

/** Shows, keeps or verifies an event log: of a running emulator, of a data folder, or of a file. Resolves with the exit status. */
export async function actLog(file: string | undefined, given: LogGiven): Promise<number> {
  const { verify = false, kept = [], trust, out, lang = 'ru', json = false } = given
  const language = choiceOf('lang', lang, languages)
  if (!verify && (kept.length > 0 || trust !== undefined))
    throw new Usage('--kept and --trust belong to --verify')
  if (trust !== undefined && !existsSync(trust))
    throw new Usage(`--trust ${trust}: there is no such file`)
  const held = kept.flatMap(keptFile)
  const log = await logGiven(file, given)
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(logFile(log), undefined, 1)}\n`)
  if (!verify) {
    console.log(json ? JSON.stringify(logFile(log), null, 2) : wordsOfLog(log))
    return 0
  }
  const trusting = trust === undefined ? undefined : await trusted(trust)
  const report = reportOnLog({ log, kept: held, trust: trusting })
  console.log(json ? JSON.stringify(report, null, 2) : wordsOfReport(report, language))
  return { pass: 0, fail: 1, inconclusive: 2 }[report.result]
}

function keptFile(path: string): readonly Kept[] {
  const bytes = readGiven(path)
  try {
    return keptIn(bytes)
  } catch (cause) {
    throw new Usage(`--kept ${path}: ${(cause as Error).message}`)
  }
}

async function logGiven(file: string | undefined, { target, data }: LogGiven): Promise<StoredLog> {
  const named = [file, target, data].filter((one) => one !== undefined)
  if (named.length > 1) throw new Usage('one log is expected: FILE, --target URL or --data DIR')
  if (data !== undefined) return readStoredLog(data)
  if (file === undefined) return logOf(target ?? DEFAULT_URL)
  const text = Buffer.from(readGiven(file)).toString('utf8')
  try {
    return logIn(text)
  } catch (cause) {
    throw new Usage(`${file}: ${(cause as Error).message}`)
  }
}

/** Checkpoints first: rows that come meanwhile are after them. */
async function logOf(target: string): Promise<StoredLog> {
  if (!/^https?:\/\/./.test(target)) throw new Usage(`--target ${target} is no URL`)
  const checkpoints = (await askEmulator({
    url: target,
    path: '/log/checkpoints',
  })) as readonly ToldCheckpoint[]
  const rows = (await askEmulator({ url: target, path: '/log' })) as readonly ToldRow[]
  return { rows: rows.map(chainRow), checkpoints: checkpoints.map(storedCheckpoint) }
}
