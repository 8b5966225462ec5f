import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** The clauses on revocation and on the profile of the national authority, in Kazakh and English. */
export const certificateRuleTexts = {
  'W-40': {
    kk: 'Қайтарып алу туралы мәлімет алынды және оқылады',
    en: 'What the authority says of revocation was obtained and can be read',
  },
  'W-41': {
    kk: 'Қайтарып алу туралы мәліметке құқығы бар тұлға қол қойған',
    en: 'Revocation is signed by someone who has the right to',
  },
  'W-42': {
    kk: 'Қайтарып алу туралы мәлімет ескірмеген',
    en: 'What is said of revocation is not out of date',
  },
  'W-43': {
    kk: 'Қайтарып алу туралы мәлімет сұралған сертификат туралы',
    en: 'What is said of revocation is about the certificate that was asked about',
  },
  'W-44': {
    kk: 'Тізбектегі бірде-бір сертификат қайтарып алынбаған',
    en: 'No certificate of the chain is revoked',
  },
  'W-45': {
    kk: 'Сертификат иесінің рөлін атайды',
    en: 'The certificate names the role of its holder',
  },
  'W-46': {
    kk: 'Сертификат ҰКО-ның белгілі саясаты бойынша берілген',
    en: 'The certificate is issued under a known policy of the national authority',
  },
  'W-47': {
    kk: 'Кілттің мақсаты ҰКО қоятындай',
    en: 'The key usage is one that the national authority sets',
  },
  'W-48': {
    kk: 'Иесінің атындағы ЖСН мен БСН оның рөліне сәйкес',
    en: 'IIN and BIN of the subject fit the role of the holder',
  },
  'W-49': {
    kk: 'Сериялық нөмір кілт идентификаторының жоғарғы битсіз мәніне тең',
    en: 'The serial number is the key id without its top bit',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
