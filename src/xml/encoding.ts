import { isAscii, isUtf8 } from 'node:buffer'
import { LONGEST_DECLARATION } from './chars.ts'
import { XmlError } from './error.ts'

const decoders: Readonly<Record<string, string>> = {
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1251': 'windows-1251',
  cp1251: 'windows-1251',
}

export interface Utf8Text {
  /** The document in UTF-8 without a byte order mark. The very bytes received, where they are UTF-8 already. */
  readonly bytes: Buffer
  readonly encoding: string
}

/**
 * Brings a document to UTF-8. Who decides (RFC 7303, 3): the byte order mark, then the charset of the
 * Content-Type, then the XML declaration, then UTF-8.
 */
export function toUtf8(input: Uint8Array, contentType = ''): Utf8Text {
  const raw = Buffer.from(input.buffer, input.byteOffset, input.length)
  const mark = byteOrderMark(raw)
  const body = raw.subarray(mark.length)
  const declared = declaredEncoding(body)
  const named = mark.encoding ?? charsetOf(contentType) ?? wideEncoding(body) ?? declared ?? 'utf-8'
  if (mark.encoding === 'utf-8' && declared !== undefined && declared !== 'utf-8')
    throw new XmlError('encoding-broken', `byte order mark of UTF-8, but declared ${declared}`)
  return { bytes: decode(body, named), encoding: named }
}

function decode(body: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'utf-8':
    case 'utf8':
      return isUtf8(body) ? body : broken('UTF-8')
    case 'us-ascii':
      return isAscii(body) ? body : broken('US-ASCII')
    default:
      return transcode(body, encoding === 'utf-16' ? (wideEncoding(body) ?? 'utf-16be') : encoding)
  }
}

function transcode(body: Buffer, encoding: string): Buffer {
  const label = decoders[encoding]
  if (!label) throw new XmlError('encoding-unsupported', `encoding ${encoding} is not supported`)
  let text: string
  try {
    text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return broken(encoding)
  }
  const declared = declaredEncoding(Buffer.from(text.slice(0, LONGEST_DECLARATION), 'latin1'))
  if (label.startsWith('utf-16') && declared !== undefined && !declared.startsWith('utf-16'))
    throw new XmlError('encoding-broken', `bytes of UTF-16, but declared ${declared}`)
  return Buffer.from(text, 'utf8')
}

function broken(encoding: string): never {
  throw new XmlError('encoding-broken', `the bytes are not ${encoding}`)
}

function byteOrderMark(raw: Buffer): { length: number; encoding?: string } {
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) return { length: 3, encoding: 'utf-8' }
  if (raw[0] === 0xff && raw[1] === 0xfe && raw[2] === 0 && raw[3] === 0)
    throw new XmlError('encoding-unsupported', 'encoding UTF-32 is not supported')
  if (raw[0] === 0xff && raw[1] === 0xfe) return { length: 2, encoding: 'utf-16le' }
  if (raw[0] === 0xfe && raw[1] === 0xff) return { length: 2, encoding: 'utf-16be' }
  return { length: 0 }
}

/** UTF-16 without a mark shows itself by the zero beside its first `<` (XML 1.0, appendix F). */
function wideEncoding(body: Buffer): string | undefined {
  if (body[0] === 0x3c && body[1] === 0) return 'utf-16le'
  if (body[0] === 0 && body[1] === 0x3c) return 'utf-16be'
  return undefined
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1]?.toLowerCase()
}

function declaredEncoding(body: Buffer): string | undefined {
  if (body[0] !== 0x3c || body[1] !== 0x3f) return undefined
  const head = body.toString('latin1', 0, LONGEST_DECLARATION)
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase()
}
