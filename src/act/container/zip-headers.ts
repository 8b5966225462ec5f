import { CENTRAL, DOS_DATE, END, LOCAL, STORED, VERSION } from './zip-format.ts'

/** What the headers say of a file. */
export interface ZipFacts {
  readonly name: string
  readonly crc: number
  readonly size: number
}

export function localHeader(file: ZipFacts): Buffer {
  const header = Buffer.allocUnsafe(LOCAL.length + file.name.length)
  header.writeUInt32LE(LOCAL.signature)
  writeFields(header, 4, file)
  header.write(file.name, LOCAL.length, 'latin1')
  return header
}

/** What the directory is made of: a row of each file, which lie one after another from the first byte, and the end record. */
export function* directoryOf(files: readonly ZipFacts[]): Generator<Buffer, undefined> {
  let [length, offset] = [0, 0]
  for (const file of files) {
    const row = directoryRow(file, offset)
    yield row
    length += row.length
    offset += LOCAL.length + file.name.length + file.size
  }
  yield endRecord(files.length, length, offset)
}

function directoryRow(file: ZipFacts, offset: number): Buffer {
  const row = Buffer.alloc(CENTRAL.length + file.name.length)
  row.writeUInt32LE(CENTRAL.signature)
  row.writeUInt16LE(VERSION, 4)
  writeFields(row, 6, file)
  row.writeUInt32LE(offset, 42)
  row.write(file.name, CENTRAL.length, 'latin1')
  return row
}

/** `length`: of the directory; `offset`: where it begins. */
function endRecord(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(END.length)
  end.writeUInt32LE(END.signature)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** What both headers repeat: from the version needed to the length of the extra field. */
function writeFields(header: Buffer, at: number, { name, crc, size }: ZipFacts): void {
  header.writeUInt16LE(VERSION, at)
  header.writeUInt16LE(0, at + 2)
  header.writeUInt16LE(STORED, at + 4)
  header.writeUInt16LE(0, at + 6)
  header.writeUInt16LE(DOS_DATE, at + 8)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(size, at + 14)
  header.writeUInt32LE(size, at + 18)
  header.writeUInt16LE(name.length, at + 22)
  header.writeUInt16LE(0, at + 24)
}
