/** Before and after everything that the emulator can write. */
export const EARLIEST = '0000-01-01T00:00:00.000Z'
export const LATEST = '9999-12-31T23:59:59.999Z'

/** xs:dateTime with its zone. */
export const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  Number.isFinite(Date.parse(text))

/** A moment as histories write it. */
export const utcOf = (moment: string): string => new Date(moment).toISOString()
