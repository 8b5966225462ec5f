import type { ChainRow } from './chain.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { LogToVerify } from './verify.ts'

export const LOG_FORMAT = 'shep-emulator/log/1'

/** An event log as it leaves the emulator: what `GET /log` and `GET /log/checkpoints` tell, in one file. */
export interface LogFile {
  readonly format: typeof LOG_FORMAT
  readonly rows: readonly ToldRow[]
  readonly checkpoints: readonly ToldCheckpoint[]
}

/** A row whose data is JSON, and not the text of it. */
export type ToldRow = Omit<ChainRow, 'data'> & { readonly data: unknown }
export type ToldCheckpoint = Checkpoint & { readonly sha256: string }

export type StoredLog = Pick<LogToVerify, 'rows' | 'checkpoints'>

/** As a stranger's JSON may have it. */
type Told<T> = Partial<T> | null

/** Data that is no JSON any more is shown as the text it is: the row does not verify then. */
export const toldRow = ({ data, ...row }: ChainRow): ToldRow => ({ ...row, data: jsonIn(data) })

export const logFile = ({ rows, checkpoints }: StoredLog): LogFile => ({
  format: LOG_FORMAT,
  rows: rows.map(toldRow),
  checkpoints: checkpoints.map(({ sha256, text }) => ({
    ...(jsonIn(text) as Checkpoint),
    sha256,
  })),
})

/** The log in a file. Throws an Error that says what is wrong with its form; whether it is whole is judged elsewhere. */
export function logIn(text: string): StoredLog {
  const read = jsonIn(text)
  const { format, rows, checkpoints } = (read ?? {}) as Partial<LogFile>
  if (format !== LOG_FORMAT || !Array.isArray(rows) || !Array.isArray(checkpoints))
    throw new Error(`no log of format ${LOG_FORMAT}`)
  return { rows: rows.map(chainRow), checkpoints: checkpoints.map(storedCheckpoint) }
}

export function chainRow(told: Told<ToldRow>, index: number): ChainRow {
  const { seq, at, kind, data, previous, sha256 }: Partial<ToldRow> = told ?? {}
  const texts = [at, kind, previous, sha256]
  if (!Number.isSafeInteger(seq) || texts.some((one) => typeof one !== 'string'))
    throw new Error(`rows[${index}] is no row of an event log`)
  return { ...(told as ToldRow), data: String(JSON.stringify(data)) }
}

/** As the store keeps it; what is more than the checkpoint, such as its words, is left out. */
export function storedCheckpoint(
  told: Told<ToldCheckpoint>,
  index: number,
): StoredLog['checkpoints'][number] {
  const { format, size, head, at, previous, signature, sha256 }: Partial<ToldCheckpoint> =
    told ?? {}
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || typeof sha256 !== 'string')
    throw new Error(`checkpoints[${index}] is no checkpoint`)
  const checkpoint = { format, size, head, at, previous, signature }
  return { size, sha256, text: JSON.stringify(checkpoint) }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
