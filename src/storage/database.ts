import { join } from 'node:path'
import { type Checkpoints, checkpointsOf } from './checkpoints.ts'
import { connect, type Db } from './connection.ts'
import { emptyInMemory } from './empty.ts'
import { lockDatabase } from './lock.ts'
import { migrate } from './migrations.ts'
import { type Snapshots, snapshotsOf } from './snapshots.ts'
import { type Stores, storesOf } from './stores.ts'
import { takingTurns } from './turns.ts'
import { type UnitQueue, unitQueue } from './units.ts'

export interface Storage {
  /**
   * One unit of work, alone; resolves when it is durable, and is rolled back alone when `work` throws.
   * `work` awaits nothing but its stores: units are serial, and one that takes longer than the limit is rolled back.
   */
  transact<T>(work: (stores: Stores) => Promise<T>): Promise<T>
  /** Committed data, one snapshot; cannot write. Over a file it does not wait for the units that are queued. */
  read<T>(work: (stores: Stores) => Promise<T>): Promise<T>
  /** Empties the write-ahead log into the database file, off the event loop. */
  checkpoint(): Promise<void>
  /**
   * Builds the database file anew, off the event loop: what was erased is in neither the file nor its log. Units and reads
   * wait meanwhile. Rejects when another process reads the file.
   */
  scrub(): Promise<void>
  /** Waits for what was asked before; after it everything rejects. May be called again. */
  close(): Promise<void>
}

export interface StorageSettings {
  /** How long one unit of work or one read may take, ms: no machine is too slow for what settles at all. */
  readonly limitMs: number
  /** Hears of troubles that lose no data: a checkpoint that failed and will be tried again. */
  readonly report: (problem: Error) => void
}

const usual: StorageSettings = {
  limitMs: 60_000,
  report: (problem) => process.emitWarning(problem),
}

interface Parts {
  readonly units: UnitQueue<Stores>
  readonly snapshots: Snapshots<Stores>
  checkpoint(): Promise<void>
  scrub(): Promise<void>
  /** Called once, when units and snapshots are idle. */
  end(): Promise<void>
}

/** The database of a data folder. */
export const databaseIn = (data: string): string => join(data, 'shep.db')

/** Opens (and makes, and migrates) the database at `path`, a file or `:memory:`. Throws when another process has it, or when it is newer. */
export function openStorage(path: string, settings: Partial<StorageSettings> = {}): Storage {
  if (path === '') throw new Error('the path of the database is empty')
  const chosen = { ...usual, ...settings }
  return storageOver(path === ':memory:' ? inMemory(chosen) : inFile(path, chosen))
}

function inFile(path: string, { limitMs, report }: StorageSettings): Parts {
  const opened: { close(): unknown }[] = []
  const keep = <T extends { close(): unknown }>(part: T): T => {
    opened.unshift(part)
    return part
  }
  try {
    keep(lockDatabase(path))
    const writer = keep(connect(path, 'writer'))
    migrate(writer)
    const reader = keep(connect(path, 'reader'))
    const [turn, readerTurn] = [takingTurns(), takingTurns()]
    const checkpoints = checkpointsOf(writer, report)
    return {
      units: unitQueue({
        db: writer,
        stores: storesOf(writer),
        turn,
        afterCommit: checkpoints.watch,
        limitMs,
      }),
      snapshots: snapshotsOf({
        db: reader,
        stores: storesOf(reader),
        turn: readerTurn,
        limitMs,
      }),
      checkpoint: () => turn(checkpoints.empty),
      scrub: () => turn(() => readerTurn(checkpoints.rebuild)),
      end: () => turn(() => finish(checkpoints, writer, opened)),
    }
  } catch (problem) {
    for (const part of opened) part.close()
    throw problem
  }
}

/** Reader first, lock last. */
async function finish(
  checkpoints: Checkpoints,
  writer: Db,
  opened: readonly { close(): unknown }[],
) {
  await checkpoints.close()
  try {
    writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    for (const part of opened) part.close()
  }
}

/** One connection for both: reads take their turn between the batches, so they never see what is not committed. */
function inMemory({ limitMs }: StorageSettings): Parts {
  const db = emptyInMemory()
  const [stores, turn] = [storesOf(db), takingTurns()]
  return {
    units: unitQueue({ db, stores, turn, afterCommit: async () => undefined, limitMs }),
    snapshots: snapshotsOf({ db, stores, turn, limitMs }),
    checkpoint: async () => undefined,
    scrub: async () => undefined,
    end: async () => {
      db.close()
    },
  }
}

function storageOver({ units, snapshots, checkpoint, scrub, end }: Parts): Storage {
  let closing: Promise<void> | undefined
  const whileOpen = <T>(work: () => Promise<T>): Promise<T> =>
    closing === undefined ? work() : Promise.reject(new Error('the storage is closed'))
  const shut = async (): Promise<void> => {
    await units.idle()
    await snapshots.idle()
    await end()
  }
  return {
    transact: (work) => whileOpen(() => units.transact(work)),
    read: (work) => whileOpen(() => snapshots.read(work)),
    checkpoint: () => whileOpen(checkpoint),
    scrub: () => whileOpen(scrub),
    close: () => {
      closing ??= shut()
      return closing
    },
  }
}
