import type { Text } from '../certification/text.ts'
import type { RuleId } from '../contract/rules.ts'

/** The clauses on revocation, in Kazakh and English. */
export const certificateRuleTexts = {
  'W-40': {
    kk: 'Қайтарып алу туралы мәлімет алынды және оқылады',
    en: 'What the authority says of revocation was obtained and can be read',
  },
  'W-41': {
    kk: 'Қайтарып алу туралы мәліметке құқығы бар тұлға қол қойған',
    en: 'Revocation is signed by someone who has the right to',
  },
  'W-43': {
    kk: 'Қайтарып алу туралы мәлімет сұралған сертификат туралы',
    en: 'What is said of revocation is about the certificate that was asked about',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
