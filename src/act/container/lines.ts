const FIRST = 64 * 1024

/** The bytes of many lines, each of which is let go as soon as it is written: as strings they would take four times as much. */
export function bytesOfLines(lines: Iterable<string>): Uint8Array {
  const writer = lineWriter()
  for (const line of lines) writer.add(line)
  return writer.bytes()
}

export interface LineWriter {
  /** A line end is added. */
  add(line: string): void
  bytes(): Uint8Array
}

export function lineWriter(): LineWriter {
  let held = Buffer.allocUnsafeSlow(FIRST)
  let length = 0
  return {
    add: (line) => {
      const most = length + 3 * line.length + 1
      if (most > held.length) held = grown(held, length, most)
      length += held.write(line, length)
      length += held.write('\n', length)
    },
    bytes: () => held.subarray(0, length),
  }
}

function grown(bytes: Buffer, length: number, least: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(2 * bytes.length, least))
  bytes.copy(larger, 0, 0, length)
  return larger
}
