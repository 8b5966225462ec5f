import { recordedText } from '../contract/recorded-text.ts'

/** What a check recorded, for a terminal in one of the languages; nothing stays nothing. */
export const recordedWords = (said: string | undefined, language: 'ru' | 'kk' | 'en') =>
  said && recordedText(said, language)
