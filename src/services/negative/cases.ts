import type { FaultCode } from '../../contract/faults.ts'

interface NegativeCase {
  /** How a true data owner refuses it; undefined: it must take it. */
  readonly refusal: FaultCode | undefined
  readonly ru: string
  readonly kk: string
  readonly en: string
}

/** Tokens by which a data owner's own check is tried, by name. */
export const negativeCases = {
  expired: {
    refusal: 'TOKEN_EXPIRED',
    ru: 'Срок истёк минуту назад',
    kk: 'Мерзімі бір минут бұрын өткен',
    en: 'Expired a minute ago',
  },
  'not-yet-valid': {
    refusal: 'TOKEN_NOT_YET_VALID',
    ru: 'Срок начнётся через час',
    kk: 'Мерзімі бір сағаттан кейін басталады',
    en: 'Valid only in an hour',
  },
  'other-iin': {
    refusal: 'TOKEN_IIN_MISMATCH',
    ru: 'Выдан на другой ИИН',
    kk: 'Басқа ЖСН-ге берілген',
    en: 'Issued for another IIN',
  },
  'other-bin': {
    refusal: 'TOKEN_BIN_MISMATCH',
    ru: 'Выдан другой организации',
    kk: 'Басқа ұйымға берілген',
    en: 'Issued to another organisation',
  },
  'other-service': {
    refusal: 'TOKEN_SERVICE_MISMATCH',
    ru: 'Выдан для другого сервиса',
    kk: 'Басқа сервиске берілген',
    en: 'Issued for another service',
  },
  'revoked-consent': {
    refusal: 'TOKEN_CONSENT_WITHDRAWN',
    ru: 'Согласие отозвано; подпись и срок верны',
    kk: 'Келісім кері қайтарылған; қолтаңба мен мерзім дұрыс',
    en: 'The consent was withdrawn; signature and term are good',
  },
  'tampered-payload': {
    refusal: 'TOKEN_FORGED',
    ru: 'ИИН подменён после подписания',
    kk: 'ЖСН қол қойылғаннан кейін ауыстырылған',
    en: 'The IIN was changed after signing',
  },
  'alg-none': {
    refusal: 'TOKEN_ALGORITHM',
    ru: 'Без подписи: alg=none',
    kk: 'Қолтаңбасыз: alg=none',
    en: 'Without a signature: alg=none',
  },
  'hs256-pem': {
    refusal: 'TOKEN_ALGORITHM',
    ru: 'HS256, секрет — открытый ключ КДП в PEM',
    kk: 'HS256, құпиясы — КДП ашық кілті (PEM)',
    en: 'HS256 with the public key of КДП, as PEM, for the secret',
  },
  'hs256-base64': {
    refusal: 'TOKEN_ALGORITHM',
    ru: 'HS256, секрет — открытый ключ КДП, как он приходит в запросе',
    kk: 'HS256, құпиясы — сұрауда келетін түріндегі КДП ашық кілті',
    en: 'HS256 with the public key of КДП, as a request bears it, for the secret',
  },
  'foreign-key': {
    refusal: 'TOKEN_FOREIGN_KEY',
    ru: 'Подписан чужим ключом, и рядом — этот чужой открытый ключ',
    kk: 'Бөтен кілтпен қол қойылған, қасында — сол бөтен ашық кілт',
    en: 'Signed with a foreign key, and that foreign public key beside it',
  },
  'foreign-key-hidden': {
    refusal: 'TOKEN_FORGED',
    ru: 'Подписан чужим ключом, а рядом — ключ КДП',
    kk: 'Бөтен кілтпен қол қойылған, қасында — КДП кілті',
    en: 'Signed with a foreign key, and the key of КДП beside it',
  },
  wrapped: {
    refusal: undefined,
    ru: 'Годный токен, разбитый на строки: его нужно принять',
    kk: 'Жолдарға бөлінген жарамды токен: оны қабылдау керек',
    en: 'A good token broken into lines: it must be taken',
  },
} as const satisfies Record<string, NegativeCase>

export type NegativeName = keyof typeof negativeCases

export const negativeNames = Object.keys(negativeCases) as readonly NegativeName[]
