import { crc32 } from 'node:zlib'
import {
  CENTRAL,
  DOS_DATE,
  END,
  LOCAL,
  MOST_BYTES,
  MOST_ENTRIES,
  STORED,
  VERSION,
  type ZipEntry,
} from './zip-format.ts'
import { isPortable } from './zip-names.ts'

/**
 * A zip of files as they are, in the order given: stored, one date, no extra fields, no comments, so that names and bytes
 * decide every byte of it. Throws an Error at a name that is not portable, and at what needs the 64-bit form.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  if (entries.length > MOST_ENTRIES) throw new Error(`a zip of ${entries.length} files`)
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    if (!isPortable(name)) throw new Error(`no name for a file of a container: ${name}`)
    const fields = fieldsOf(name, bytes)
    const parts = [localHeader(name, fields), bytes]
    local.push(...parts)
    central.push(centralHeader(name, fields, offset))
    offset += LOCAL.length + name.length + bytes.length
    if (offset > MOST_BYTES) throw new Error('a zip above 4 GiB')
  }
  return Buffer.concat([...local, ...central, end(entries.length, central, offset)])
}

/** What both headers repeat: from the version needed to the length of the extra field. */
function fieldsOf(name: string, bytes: Uint8Array): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(STORED, 4)
  fields.writeUInt16LE(DOS_DATE, 8)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(bytes.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function localHeader(name: string, fields: Buffer): Buffer {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(LOCAL.signature)
  return Buffer.concat([signature, fields, Buffer.from(name, 'latin1')])
}

function centralHeader(name: string, fields: Buffer, offset: number): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(CENTRAL.signature)
  head.writeUInt16LE(VERSION, 4)
  const tail = Buffer.alloc(CENTRAL.length - head.length - fields.length)
  tail.writeUInt32LE(offset, tail.length - 4)
  return Buffer.concat([head, fields, tail, Buffer.from(name, 'latin1')])
}

function end(count: number, central: readonly Uint8Array[], offset: number): Buffer {
  const record = Buffer.alloc(END.length)
  record.writeUInt32LE(END.signature)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(
    central.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  record.writeUInt32LE(offset, 16)
  return record
}
