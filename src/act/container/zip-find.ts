import { LOCAL } from './zip-format.ts'

/** One file of a container that is sound, out of its pieces: files lie one after another from the first byte. */
export async function findFile(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
): Promise<Uint8Array | undefined> {
  let held = Buffer.alloc(0)
  for await (const piece of pieces) {
    held = Buffer.concat([held, piece])
    for (let file = firstIn(held); file !== undefined; file = firstIn(held)) {
      if (file.name === name) return file.bytes
      held = held.subarray(file.length)
    }
  }
  return undefined
}

/** The file that lies first, when it is there whole; none where the directory begins. */
function firstIn(
  held: Buffer,
): { readonly name: string; readonly bytes: Uint8Array; readonly length: number } | undefined {
  if (held.length < LOCAL.length || held.readUInt32LE(0) !== LOCAL.signature) return undefined
  const from = LOCAL.length + held.readUInt16LE(26)
  const length = from + held.readUInt32LE(22)
  if (held.length < length) return undefined
  const name = held.toString('latin1', LOCAL.length, from)
  return { name, bytes: held.subarray(from, length), length }
}
