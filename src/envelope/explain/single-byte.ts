/** Encodings that UTF-8 is taken for, the likeliest first. */
export const misread = ['iso-8859-1', 'windows-1252', 'windows-1251'] as const
export type SingleByte = (typeof misread)[number]

const tables = new Map<SingleByte, ReadonlyMap<string, number>>()

/** Text in a single-byte encoding; undefined when a character has no place in it. */
export function encodedIn(text: string, encoding: SingleByte): Buffer | undefined {
  const table = tableOf(encoding)
  const bytes = Buffer.allocUnsafe(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = table.get(text.charAt(i))
    if (byte === undefined) return undefined
    bytes[i] = byte
  }
  return bytes
}

/** What 256 bytes are in an encoding, turned round: Node decodes these encodings and does not encode them. */
function tableOf(encoding: SingleByte): ReadonlyMap<string, number> {
  const known = tables.get(encoding)
  if (known) return known
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  const text =
    encoding === 'iso-8859-1'
      ? Buffer.from(bytes).toString('latin1')
      : new TextDecoder(encoding).decode(bytes)
  const table = new Map([...text].map((character, byte) => [character, byte]))
  tables.set(encoding, table)
  return table
}
