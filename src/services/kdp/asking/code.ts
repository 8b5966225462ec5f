import { createHash } from 'node:crypto'
import type { AskingSettings } from './settings.ts'

/** Without the letters and digits that people take for each other. */
const alphabets: Readonly<Record<AskingSettings['codeAlphabet'], string>> = {
  digits: '0123456789',
  alphanumeric: 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789',
}

/** A one-time code out of an id nobody can guess: a run with counted ids repeats to the byte. At most 32 characters. */
export function codeFrom(
  id: string,
  { codeLength, codeAlphabet }: Pick<AskingSettings, 'codeLength' | 'codeAlphabet'>,
): string {
  const letters = alphabets[codeAlphabet]
  const digest = createHash('sha512').update(id).digest()
  return Array.from(
    { length: codeLength },
    (_, at) => letters[digest.readUInt16BE(at * 2) % letters.length],
  ).join('')
}

/** The code as a person may have typed it: letter case and white space say nothing. */
export const plainCode = (text: string): string => text.replace(/\s+/g, '').toUpperCase()
