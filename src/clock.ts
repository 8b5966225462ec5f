/** The one source of "now": everything that asks the time is handed a clock. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** A clock that can be moved: the time of another, and a shift. Every term of the product obeys it. */
export interface MovableClock {
  (): Date
  /** How far it is ahead of the other, in milliseconds; behind it when negative. */
  shift(): number
  moveTo(shift: number): void
}

export function movableClock(base: Clock, start = 0): MovableClock {
  let shift = start
  return Object.assign(() => new Date(base().getTime() + shift), {
    shift: () => shift,
    moveTo: (next: number) => {
      shift = next
    },
  })
}

const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const

/** `15m`, `+1d2h`, `-30s` in milliseconds; undefined when the text is no duration. */
export function durationOf(text: string): number | undefined {
  const parts = /^([+-]?)((?:\d{1,7}[dhms])+)$/.exec(text.trim())
  if (!parts?.[2]) return undefined
  const sum = [...parts[2].matchAll(/(\d+)([dhms])/g)].reduce(
    (total, [, count, unit]) => total + Number(count) * units[unit as keyof typeof units],
    0,
  )
  return parts[1] === '-' ? -sum : sum
}

/** xs:dateTime in the zone of Astana, to the millisecond, as the gateway writes it: `2026-11-23T10:00:00.000+05:00`. */
export function toWireTime(moment: Date): string {
  const shifted = new Date(moment.getTime() + 5 * 3_600_000)
  return `${shifted.toISOString().slice(0, -1)}+05:00`
}
