import type { RuleId } from '../rules.ts'
import { gateTexts } from './gate.ts'
import type { Text } from './text.ts'

/** The clauses an act cites; Russian is the text of rules.ts. */
export const clauseTexts = {
  'R-028': {
    kk: 'Тестілік ортада қауіпсіздік токені бар он сәтті жауап',
    en: 'Ten successful responses with a security token in the test environment',
  },
  'R-020': {
    kk: 'Интеграциялауға өтінім берілді және мақұлданды',
    en: 'The application for integration is filed and approved',
  },
  'R-021': {
    kk: 'Өтінімде міндетті бес мәлімет бар',
    en: 'The application holds the five required items',
  },
  'R-022': {
    kk: 'Өтінімде сұраудың бір тәсілі таңдалған',
    en: 'The application chooses one method',
  },
  'R-027': {
    kk: 'ЭЦҚ кілтінің ашық бөлігі берілді',
    en: 'The public part of the key is handed over',
  },
  'R-110': { kk: 'Қауіпсіздік токені — JWT', en: 'The security token is a JWT' },
  'R-090': {
    kk: 'Қауіпсіздік токені сұрауға сәйкес және мерзімі өтпеген',
    en: 'The security token fits the request and has not expired',
  },
  'W-28': gateTexts['W-28'],
  'W-32': {
    kk: 'Қолтаңба сертификаты жіберушіге тиесілі',
    en: 'The signing certificate belongs to the sender',
  },
  'W-34': { kk: 'messageId қайталанбайды', en: 'The messageId is not repeated' },
} as const satisfies Partial<Record<RuleId, Omit<Text, 'ru'>>>
