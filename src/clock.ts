/** The one source of "now": everything that asks the time is handed a clock. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** xs:dateTime in the zone of Astana, to the millisecond, as the gateway writes it: `2026-11-23T10:00:00.000+05:00`. */
export function toWireTime(moment: Date): string {
  const shifted = new Date(moment.getTime() + 5 * 3_600_000)
  return `${shifted.toISOString().slice(0, -1)}+05:00`
}
