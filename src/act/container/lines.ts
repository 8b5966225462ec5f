/**
 * The bytes of many lines, which are asked for twice: to know how many bytes there will be, and to write them. So no line is
 * held, and no byte more than there are.
 */
export function bytesOfLines(lines: () => Iterable<string>): Uint8Array {
  let length = 0
  for (const line of lines()) length += Buffer.byteLength(line) + 1
  const bytes = Buffer.allocUnsafeSlow(length)
  let at = 0
  for (const line of lines()) {
    at += bytes.write(line, at)
    at += bytes.write('\n', at)
  }
  return bytes
}
