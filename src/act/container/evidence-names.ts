/** `evidence/01`, and `evidence/01-owner` for the exchange with the data owner: numbers as wide as the last one, at least two. */
export function evidenceName(number: number, count: number, side?: 'owner'): string {
  const digits = String(number).padStart(Math.max(2, String(count).length), '0')
  return `evidence/${digits}${side === undefined ? '' : `-${side}`}`
}
