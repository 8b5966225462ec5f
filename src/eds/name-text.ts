import { DerError } from './der.ts'

/** One attribute as a text spells it; `hex` holds the bytes of a `#…` value. */
export interface TextAttribute {
  readonly type: string
  readonly value: string
  readonly hex?: Uint8Array
}

/** No X.509 name is longer; the patterns below must not be fed megabytes. */
const LONGEST = 4096

const TYPE = /\s*([A-Za-z][\w.-]*|\d+(?:\.\d+)*)\s*=\s*/y
const HEX = /#((?:[0-9A-Fa-f]{2})+)\s*/y
const QUOTED = /"((?:[^"\\]|\\.|"")*)"\s*/sy
const PLAIN = /(?:[^\\,;+]|\\.)*/sy

/** The RDNs of a text, in its own order. Reads RFC 4514 and its older relatives, and OpenSSL's `/C=KZ/CN=…`. */
export function rdnsOfText(text: string): TextAttribute[][] {
  if (text.length > LONGEST) throw new DerError('a name of this length')
  const trimmed = text.trimStart()
  return trimmed.startsWith('/') ? rdnsOfSlashes(trimmed) : rdnsOfCommas(trimmed)
}

function rdnsOfSlashes(text: string): TextAttribute[][] {
  const parts = text.slice(1).split(/\/(?=[A-Za-z0-9][\w.-]*=)/)
  return parts.map((part) => {
    const [, type = ''] = match(TYPE, part, 0, 'an attribute type')
    return [{ type, value: unescaped(part.slice(part.indexOf('=') + 1)) }]
  })
}

function rdnsOfCommas(text: string): TextAttribute[][] {
  const rdns: TextAttribute[][] = []
  let separator = ','
  for (let at = 0; at < text.length; at += 1) {
    const [typed, type = ''] = match(TYPE, text, at, 'an attribute type')
    const { attribute, length } = valueAt(text, at + typed.length, type)
    at += typed.length + length
    if (separator === '+') rdns.at(-1)?.push(attribute)
    else rdns.push([attribute])
    separator = text.charAt(at)
    if (!',;+'.includes(separator)) throw new DerError(`a separator was expected at ${at}`)
  }
  return rdns
}

function valueAt(text: string, at: number, type: string) {
  const first = text.charAt(at)
  if (first === '#') {
    const [raw, digits = ''] = match(HEX, text, at, 'hex digits')
    return { attribute: { type, value: '', hex: Buffer.from(digits, 'hex') }, length: raw.length }
  }
  if (first === '"') {
    const [raw, body = ''] = match(QUOTED, text, at, 'a closing quote')
    return { attribute: { type, value: unescaped(body.replaceAll('""', '"')) }, length: raw.length }
  }
  const [raw] = match(PLAIN, text, at, 'a value')
  return { attribute: { type, value: unescaped(raw) }, length: raw.length }
}

/** `\2C` and OpenSSL's `\xD0` are bytes of UTF-8, `\,` is the character itself, and `\` before a plain letter stays. */
function unescaped(value: string): string {
  return value.replace(
    /((?:\\x?[0-9A-Fa-f]{2})+)|\\([\\,;+"<>=# ])/g,
    (_, bytes: string | undefined, character: string) =>
      bytes === undefined
        ? character
        : Buffer.from(bytes.replaceAll(/\\x?/g, ''), 'hex').toString('utf8'),
  )
}

function match(pattern: RegExp, text: string, at: number, wanted: string): RegExpExecArray {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  if (found === null) throw new DerError(`${wanted} was expected at ${at}`)
  return found
}
