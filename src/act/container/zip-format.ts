/** APPNOTE.TXT 4.3: where things are in the records of a zip, and the one value that each may have here. */
export const LOCAL = { signature: 0x04034b50, length: 30 } as const
export const CENTRAL = { signature: 0x02014b50, length: 46 } as const
export const END = { signature: 0x06054b50, length: 22 } as const

export const STORED = 0
export const DEFLATED = 8
/** 2.0, and nothing of what came later. */
export const VERSION = 20
/** 1980-01-01 00:00: when it was made is told by the time stamp. */
export const DOS_DATE = 0x21
/** Above these a zip needs the 64-bit form, which is not for acts. */
export const MOST_ENTRIES = 0xfffe
export const MOST_BYTES = 0xfffffffe

/** One file of a container. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One that is too large to be held: it gives its bytes step by step, the same each time. */
export interface LargeEntry {
  readonly name: string
  readonly steps: () => Iterable<Uint8Array>
}
