/** `evidence/01`, and `evidence/01-owner` for the exchange with the data owner: numbers as wide as the last one, at least two. */
export function evidenceName(number: number, count: number, side?: 'owner'): string {
  return `evidence/${digits(number, count)}${side === undefined ? '' : `-${side}`}`
}

export const OVERRIDES = 'overrides/'

/** `overrides/01-statement.json` and `overrides/01-signature.p7s`: what a person signed who judged a check otherwise. */
export const overrideNames = (number: number, count: number) => ({
  statement: `${OVERRIDES}${digits(number, count)}-statement.json`,
  signature: `${OVERRIDES}${digits(number, count)}-signature.p7s`,
})

const digits = (number: number, count: number): string =>
  String(number).padStart(Math.max(2, String(count).length), '0')
