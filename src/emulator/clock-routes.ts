import { record } from '../act/log/chain.ts'
import { type Clock, durationOf, type MovableClock } from '../clock.ts'
import {
  type ApiRoute,
  type Asked,
  flagOf,
  invalid,
  momentOf,
  optionalText,
} from '../contract/api.ts'
import type { Storage } from '../storage/database.ts'

export interface ClockDeps {
  readonly clock: MovableClock
  /** The clock of the machine. */
  readonly machine: Clock
  readonly storage: Storage
}

/** A hundred years: beyond that nothing of ours is valid, and dates lose their form. */
const FARTHEST = 100 * 365 * 86_400_000

/** The one clock: what it shows, and how it is moved. A move is stored before it counts, and outlives a restart. */
export function clockRoutes({ clock, machine, storage }: ClockDeps): readonly ApiRoute[] {
  const shown = () => ({ now: clock().toISOString(), shiftMs: clock.shift() })
  return [
    { method: 'get', path: '/clock', summary: 'The time of the emulator', ask: shown },
    {
      method: 'get',
      path: '/clock/moves',
      summary: 'When and how far the clock was moved',
      ask: () => storage.read(({ clockMoves }) => clockMoves.list()),
    },
    {
      method: 'post',
      path: '/clock',
      summary:
        'Moves the clock: {"advance": "15m"}, {"at": "2026-11-30T10:00:00+05:00"} or {"reset": true}',
      ask: async ({ body }) => {
        const shift = wantedShift(body, clock)
        if (Math.abs(shift) > FARTHEST) throw invalid('advance', 'at most a hundred years')
        const movedAt = machine().toISOString()
        await storage.transact(async ({ clockMoves, eventLog: log }) => {
          await clockMoves.add({ movedAt, shift })
          const data = { movedAt, shiftMs: shift }
          await record({ kind: 'clock-moved', data }, { log, clock })
        })
        clock.moveTo(shift)
        return shown()
      },
    },
  ]
}

function wantedShift(body: Asked['body'], clock: MovableClock): number {
  const given = ['advance', 'at', 'reset'].filter((field) => body[field] !== undefined)
  if (given.length !== 1) throw invalid('advance', 'one of advance, at, reset is expected')
  const advance = optionalText(body, 'advance')
  if (advance !== undefined) {
    const by = durationOf(advance)
    if (by === undefined) throw invalid('advance', 'a duration is expected: 15m, 1d2h, -30s')
    return clock.shift() + by
  }
  const at = momentOf(body, 'at')
  if (at !== undefined) return clock.shift() + at.getTime() - clock().getTime()
  if (!flagOf(body, 'reset')) throw invalid('reset', 'true is expected')
  return 0
}
