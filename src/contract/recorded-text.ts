import { certificatePieces } from './texts/recorded-certificates.ts'
import { servicePieces } from './texts/recorded-services.ts'

/** Names and other people's words stand in these, and stay as they are. */
const QUOTED = /(«[^»]*»)/

/** Longest first, so that a sentence goes before its words. */
const pieces = [...certificatePieces, ...servicePieces]
  .map(([ru, kk, en]) => ({ whole: wordsAlone(ru), kk, en, length: ru.length }))
  .sort((one, other) => other.length - one.length)

/** What a check expected and found is recorded in Russian, once and for ever; a page shows it in its language. */
export function recordedText(recorded: string, language: 'ru' | 'kk' | 'en'): string {
  if (language === 'ru' || !/[а-яё]|БИН|ИИН|УЦ|НЕ/i.test(recorded)) return recorded
  const parts = recorded.split(QUOTED)
  return parts.map((part) => (QUOTED.test(part) ? part : translated(part, language))).join('')
}

/** Every piece puts a mark in its place, so that no later one looks into what an earlier one said. */
function translated(part: string, language: 'kk' | 'en'): string {
  const said: string[] = []
  let left = part
  for (const piece of pieces)
    left = left.replace(piece.whole, () => `\uE000${said.push(piece[language]) - 1}\uE001`)
  return left.replace(/\uE000(\d+)\uE001/g, (_, at: string) => said[Number(at)] ?? '')
}

function wordsAlone(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const alone = /^\p{L}/u.test(text) ? '(?<![\\p{L}\\p{N}.])' : ''
  return new RegExp(`${alone}${escaped}(?!\\p{L})`, 'gu')
}
