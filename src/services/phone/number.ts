/** A mobile number of Kazakhstan as +7 and ten digits, however it was written; undefined when it is none. */
export function plainNumber(text: string): string | undefined {
  const digits = text.replace(/[\s()+-]/g, '')
  const match = /^(?:[78])?(7\d{9})$/.exec(digits)
  return match ? `+7${match[1]}` : undefined
}
