import type { Clock } from '../../clock.ts'
import { faultEntry } from '../../contract/faults.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { Storage } from '../../storage/database.ts'
import type { Stores } from '../../storage/stores.ts'
import { takingTurns } from '../../storage/turns.ts'
import { dueBefore } from './due.ts'
import { emptyAll, type Load, type Order, type Told } from './empty.ts'
import { type Cut, isKept } from './older.ts'
import { loadOfSession } from './session.ts'

export interface EraserDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
}

/** Who erases, and why; a dry run tells what it would do. */
export interface Wish {
  readonly by: string
  readonly reason: string
  readonly force?: boolean
  readonly dryRun?: boolean
}

export interface Erased {
  readonly dryRun: boolean
  readonly erased: readonly Told[]
  /** What was due and stays, each with its reason. */
  readonly kept: readonly Kept[]
  /** Whether the bytes are gone from the file too; when another process reads it, that is tried again within ten minutes. */
  readonly scrubbed: boolean
}

interface Kept {
  readonly sessionId: string
  readonly code: string
  readonly text: Text
}

export interface Eraser {
  /** One session, in one unit of work. */
  session(id: string, wish: Wish): Promise<Erased>
  /** What is older; each session is a unit of work, and so are 500 messages. */
  older(cut: Cut, wish: Wish): Promise<Erased>
  /** Builds the file anew where something was erased since; false when there was nothing to do. */
  scrub(): Promise<boolean>
}

/** What erases: the bytes are gone from the database and its log when a call resolves. */
export function createEraser({ storage, clock, newId }: EraserDeps): Eraser {
  const order = ({ by, reason, force: forced = false }: Wish): Order => ({
    ...{ id: newId(), at: clock(), by, reason, forced },
  })
  /** `load` is read in the unit of work that empties it, or in a read when nothing is to be emptied. */
  const empty = (load: (stores: Stores) => Promise<Load>, wish: Wish): Promise<Told> =>
    wish.dryRun
      ? storage.read(async (stores) => toldOf(await load(stores)))
      : storage.transact(async (stores) => emptyAll(await load(stores), order(wish), stores))

  const scrub = async (): Promise<boolean> => {
    if (!(await storage.read(({ erasures }) => erasures.needsScrub()))) return false
    await storage.scrub()
    await storage.transact(({ erasures }) => erasures.scrubbed(clock().toISOString()))
    return true
  }

  /** What is erased stays erased, also when the file cannot be built anew now. */
  const ending = async ({ dryRun = false }: Wish) => ({
    dryRun,
    scrubbed:
      !dryRun &&
      (await scrub()
        .then(() => true)
        .catch(() => false)),
  })

  const older = async (cut: Cut, wish: Wish): Promise<Erased> => {
    const [erased, kept]: [Told[], Kept[]] = [[], []]
    for await (const { load, sessionId } of dueBefore(cut, wish.force ?? false, { storage, clock }))
      await empty(load, wish).then(
        (told) => erased.push(told),
        (error: unknown) => kept.push(keptSession(sessionId, error)),
      )
    return { ...(await ending(wish)), erased, kept }
  }

  const session = async (id: string, wish: Wish): Promise<Erased> => {
    const told = await empty((stores) => loadOfSession(id, wish.force ?? false, stores), wish)
    return { ...(await ending(wish)), erased: [told], kept: [] }
  }

  // One after another: what one has read, no other empties.
  const turn = takingTurns()
  return {
    session: (id, wish) => turn(() => session(id, wish)),
    older: (cut, wish) => turn(() => older(cut, wish)),
    scrub: () => turn(scrub),
  }
}

const toldOf = ({ what, sessionId, entries, sms, stays }: Load): Told => ({
  ...{ what, messages: entries.length, sms: sms.length },
  ...(stays && { stays }),
  ...(sessionId !== undefined && { sessionId }),
})

/** A session that must stay stops no other. */
function keptSession(sessionId: string | undefined, error: unknown): Kept {
  if (sessionId === undefined || !isKept(error)) throw error
  const { ru, kk, en } = faultEntry(error.code)
  return { sessionId, code: error.code, text: { ru, kk, en } }
}
