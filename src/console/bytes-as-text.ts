const MOST = 256 * 1024

/** The beginning of a message, to be read by people. */
export interface ShownBytes {
  readonly text: string
  readonly encoding: string
  /** Some bytes are not text of this encoding. */
  readonly lossy: boolean
  /** How many bytes are shown. */
  readonly shown: number
}

/** By the byte order mark, else by the declaration; what is neither is shown as UTF-8. */
export function bytesAsText(bytes: Uint8Array): ShownBytes {
  const part = bytes.subarray(0, MOST)
  const encoding = encodingOf(part)
  const read = (fatal: boolean) =>
    new TextDecoder(encoding, { fatal }).decode(part, { stream: part.length < bytes.length })
  try {
    return { text: read(true), encoding, lossy: false, shown: part.length }
  } catch {
    return { text: read(false), encoding, lossy: true, shown: part.length }
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^<\?xml[^>]+encoding\s*=\s*["'](?:windows-1251|cp1251)["']/i.test(head)
    ? 'windows-1251'
    : 'utf-8'
}
