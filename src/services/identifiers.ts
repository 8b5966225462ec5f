const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const SECOND = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

/** Twelve digits, the last of them the check digit of an IIN or a BIN; nothing else of the number is judged. */
export const isIdentifier = (text: string): boolean =>
  /^\d{12}$/.test(text) && checkDigit(text.slice(0, 11)) === Number(text[11])

/** The check digit for eleven digits; undefined for the few that no IIN or BIN may start with. */
export function checkDigit(eleven: string): number | undefined {
  const digits = [...eleven].map(Number)
  return [FIRST, SECOND]
    .map((weights) => weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0) % 11)
    .find((remainder) => remainder < 10)
}
