import { crc32, deflateRawSync } from 'node:zlib'

/** An entry as somebody who means ill would write it; what is left out is as in acts. */
export interface LooseEntry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly extra?: Uint8Array
  readonly crc?: number
  /** The size told, whatever it is. */
  readonly size?: number
  /** What the header before the file says instead. */
  readonly local?: { readonly name?: string; readonly crc?: number; readonly size?: number }
  readonly before?: Uint8Array
  readonly after?: Uint8Array
  /** Points at the file of another entry. */
  readonly offsetOf?: number
  readonly attributes?: number
  readonly comment?: string
  readonly time?: number
}

export interface LooseEnd {
  readonly comment?: string
  readonly count?: number
  readonly disk?: number
  readonly prefix?: Uint8Array
  readonly beforeDirectory?: Uint8Array
  readonly afterDirectory?: Uint8Array
}

/** Writes whatever it is told: for the reader that must see through it. */
export function looseZip(entries: readonly LooseEntry[], end: LooseEnd = {}): Buffer {
  const parts: Uint8Array[] = [end.prefix ?? Buffer.alloc(0)]
  const offsets: number[] = []
  const at = () => parts.reduce((sum, { length }) => sum + length, 0)
  const data = entries.map(({ bytes, method }) => (method === 8 ? deflateRawSync(bytes) : bytes))
  entries.forEach((entry, index) => {
    parts.push(entry.before ?? Buffer.alloc(0))
    offsets.push(at())
    const body = data[index] ?? Buffer.alloc(0)
    parts.push(header(entry, body, 'local'), body, entry.after ?? Buffer.alloc(0))
  })
  parts.push(end.beforeDirectory ?? Buffer.alloc(0))
  const start = at()
  entries.forEach((entry, index) => {
    const offset = offsets[entry.offsetOf ?? index] ?? 0
    parts.push(header(entry, data[index] ?? Buffer.alloc(0), 'central', offset))
  })
  const size = at() - start
  parts.push(end.afterDirectory ?? Buffer.alloc(0))
  const comment = Buffer.from(end.comment ?? '')
  const count = end.count ?? entries.length
  parts.push(
    numbers([4, 0x06054b50], [2, end.disk ?? 0], [2, 0], [2, count], [2, count]),
    numbers([4, size], [4, start], [2, comment.length]),
    comment,
  )
  return Buffer.concat(parts)
}

function header(
  entry: LooseEntry,
  body: Uint8Array,
  kind: 'local' | 'central',
  offset = 0,
): Buffer {
  const { bytes, method = 0, flags = 0, extra = Buffer.alloc(0), time = 0 } = entry
  const told = kind === 'local' ? (entry.local ?? {}) : {}
  const name = Buffer.from(told.name ?? entry.name)
  const comment = Buffer.from(entry.comment ?? '')
  const crc = told.crc ?? entry.crc ?? crc32(bytes)
  const size = told.size ?? entry.size ?? bytes.length
  const fields = numbers(
    ...([
      [2, 20],
      [2, flags],
      [2, method],
      [2, time],
      [2, 0x21],
      [4, crc],
    ] as const),
    ...([
      [4, body.length],
      [4, size],
      [2, name.length],
      [2, extra.length],
    ] as const),
  )
  if (kind === 'local') return Buffer.concat([numbers([4, 0x04034b50]), fields, name, extra])
  return Buffer.concat([
    numbers([4, 0x02014b50], [2, 20]),
    fields,
    numbers([2, comment.length], [2, 0], [2, 0], [4, entry.attributes ?? 0], [4, offset]),
    ...[name, extra, comment],
  ])
}

const numbers = (...fields: readonly (readonly [bytes: number, value: number])[]): Buffer =>
  Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )
