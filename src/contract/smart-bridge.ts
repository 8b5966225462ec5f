import type { Text } from './texts/text.ts'

/** The life cycle of an application for integration (№ 236/НҚ, cl. 4 to 12); the names are conventions of the emulator. */
export const stages = {
  DRAFT: { ru: 'черновик', kk: 'жоба', en: 'draft' },
  SUBMITTED: { ru: 'подана, рассматривается', kk: 'берілді, қаралуда', en: 'filed, under review' },
  RETURNED_FOR_REVISION: {
    ru: 'возвращена на доработку',
    kk: 'пысықтауға қайтарылды',
    en: 'returned for revision',
  },
  APPROVED: {
    ru: 'рассмотрена положительно',
    kk: 'оң қаралды',
    en: 'reviewed positively',
  },
  KEY_REGISTERED: {
    ru: 'открытый ключ ЭЦП передан',
    kk: 'ЭЦҚ ашық кілті берілді',
    en: 'the public key is registered',
  },
  TESTING: { ru: 'тестирование', kk: 'тестілеу', en: 'testing' },
  ACT_ATTACHED: {
    ru: 'акт тестирования приложен',
    kk: 'тестілеу актісі қоса берілді',
    en: 'the test act is attached',
  },
  ACT_REVIEWED: {
    ru: 'акт тестирования рассмотрен',
    kk: 'тестілеу актісі қаралды',
    en: 'the test act is reviewed',
  },
  CLEARED: {
    ru: 'допущена к продуктивной среде',
    kk: 'өнімді ортаға жіберілді',
    en: 'cleared for production',
  },
} as const satisfies Record<string, Text>

export type Stage = keyof typeof stages

/** What is done to an application. */
export const bridgeActions = [
  'create',
  'edit',
  'attach-file',
  'submit',
  'return',
  'approve',
  'register-key',
  'open-session',
  'attach-act',
  'return-act',
  'accept-act',
  'clear',
] as const
export type BridgeAction = (typeof bridgeActions)[number]

/** Who does it: each is told in three languages where people read it. */
export const bridgeRoles = {
  applicant: { ru: 'заявитель', kk: 'өтініш беруші', en: 'the applicant' },
  'authorised-body': {
    ru: 'уполномоченный орган',
    kk: 'уәкілетті орган',
    en: 'the authorised body',
  },
} as const satisfies Record<string, Text>
export type BridgeRole = keyof typeof bridgeRoles

/** What a file attached to an application is. */
export const attachmentKinds = ['test-protocol', 'other'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]
