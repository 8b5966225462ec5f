/** The forms in bytes that generated documents come in: those that the product reads. */
export type Charset = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1251'

const MARK = '\uFEFF'
const cyrillic = new TextDecoder('windows-1251').decode(
  Uint8Array.from({ length: 256 }, (_, i) => i),
)

export function encode(text: string, charset: Charset): Buffer {
  switch (charset) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8 with mark':
      return Buffer.from(MARK + text)
    case 'utf-16le':
      return Buffer.from(MARK + text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(MARK + text, 'utf16le').swap16()
    case 'windows-1251':
      return Buffer.from(Array.from(text, (character) => cyrillic.indexOf(character)))
    default:
      return charset satisfies never
  }
}

/** Whether every character of a text has bytes in a charset. */
export const canCarry = (charset: Charset, text: string): boolean =>
  charset !== 'windows-1251' || Array.from(text).every((one) => cyrillic.includes(one))
