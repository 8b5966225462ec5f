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

/** The records of all files, which lie one after another from the first byte, and the end record. */
export function directoryOf(files: readonly ZipFacts[]): Buffer {
  const length = files.reduce((sum, { name }) => sum + CENTRAL.length + name.length, 0)
  const directory = Buffer.alloc(length + END.length)
  let [at, offset] = [0, 0]
  for (const file of files) {
    directory.writeUInt32LE(CENTRAL.signature, at)
    directory.writeUInt16LE(VERSION, at + 4)
    writeFields(directory, at + 6, file)
    directory.writeUInt32LE(offset, at + 42)
    directory.write(file.name, at + CENTRAL.length, 'latin1')
    at += CENTRAL.length + file.name.length
    offset += LOCAL.length + file.name.length + file.size
  }
  directory.writeUInt32LE(END.signature, at)
  directory.writeUInt16LE(files.length, at + 8)
  directory.writeUInt16LE(files.length, at + 10)
  directory.writeUInt32LE(length, at + 12)
  directory.writeUInt32LE(offset, at + 16)
  return directory
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
