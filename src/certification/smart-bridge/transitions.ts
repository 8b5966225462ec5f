import { ShepFault } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { BridgeAction, BridgeRole, Stage } from '../../contract/smart-bridge.ts'
import type { Method } from '../../storage/applications.ts'
import type { Text } from '../text.ts'

/** One arrow of R-029a. Without `to` the stage stays; without `methods` it is for every one. */
export interface Transition {
  readonly action: BridgeAction
  readonly from: readonly Stage[]
  readonly to?: Stage
  readonly role: BridgeRole
  readonly methods?: readonly Method[]
  readonly rule: RuleId
  readonly text: Text
}

/** The methods whose requests carry a verification token: its key is registered first. */
export const keyedMethods: readonly Method[] = ['own', 'proactive', 'protocol']
const keyless: readonly Method[] = ['1414', 'sms']

/** R-029a, whole: what stands here can be done, and nothing else. */
export const transitions: readonly Transition[] = [
  {
    action: 'edit',
    from: ['DRAFT', 'RETURNED_FOR_REVISION'],
    role: 'applicant',
    rule: 'R-021',
    text: { ru: 'изменить сведения', kk: 'мәліметтерді өзгерту', en: 'change what is filled in' },
  },
  {
    action: 'attach-file',
    from: ['DRAFT', 'RETURNED_FOR_REVISION'],
    role: 'applicant',
    rule: 'R-025',
    text: { ru: 'приложить файл', kk: 'файлды қоса беру', en: 'attach a file' },
  },
  {
    action: 'submit',
    from: ['DRAFT', 'RETURNED_FOR_REVISION'],
    to: 'SUBMITTED',
    role: 'applicant',
    rule: 'R-020',
    text: { ru: 'подать', kk: 'беру', en: 'file it' },
  },
  {
    action: 'return',
    from: ['SUBMITTED'],
    to: 'RETURNED_FOR_REVISION',
    role: 'authorised-body',
    rule: 'R-023',
    text: { ru: 'вернуть на доработку', kk: 'пысықтауға қайтару', en: 'return for revision' },
  },
  {
    action: 'approve',
    from: ['SUBMITTED'],
    to: 'APPROVED',
    role: 'authorised-body',
    rule: 'R-024',
    text: { ru: 'рассмотреть положительно', kk: 'оң қарау', en: 'review positively' },
  },
  {
    action: 'register-key',
    from: ['APPROVED'],
    to: 'KEY_REGISTERED',
    role: 'applicant',
    methods: keyedMethods,
    rule: 'R-027',
    text: { ru: 'передать открытый ключ', kk: 'ашық кілтті беру', en: 'hand over a public key' },
  },
  {
    action: 'register-key',
    from: ['KEY_REGISTERED', 'TESTING'],
    role: 'applicant',
    methods: keyedMethods,
    rule: 'R-027',
    text: {
      ru: 'передать ещё один ключ',
      kk: 'тағы бір кілтті беру',
      en: 'hand over one more key',
    },
  },
  {
    action: 'open-session',
    from: ['APPROVED'],
    to: 'TESTING',
    role: 'applicant',
    methods: keyless,
    rule: 'R-028',
    text: { ru: 'начать тестирование', kk: 'тестілеуді бастау', en: 'begin testing' },
  },
  {
    action: 'open-session',
    from: ['KEY_REGISTERED'],
    to: 'TESTING',
    role: 'applicant',
    methods: keyedMethods,
    rule: 'R-028',
    text: { ru: 'начать тестирование', kk: 'тестілеуді бастау', en: 'begin testing' },
  },
  {
    action: 'open-session',
    from: ['TESTING'],
    role: 'applicant',
    rule: 'R-028',
    text: { ru: 'тестировать ещё раз', kk: 'қайта тестілеу', en: 'test once more' },
  },
  {
    action: 'attach-act',
    from: ['TESTING'],
    to: 'ACT_ATTACHED',
    role: 'applicant',
    rule: 'R-028',
    text: {
      ru: 'приложить акт тестирования',
      kk: 'тестілеу актісін қоса беру',
      en: 'attach the test act',
    },
  },
  {
    action: 'return-act',
    from: ['ACT_ATTACHED'],
    to: 'TESTING',
    role: 'authorised-body',
    rule: 'R-029',
    text: { ru: 'вернуть акт', kk: 'актіні қайтару', en: 'return the act' },
  },
  {
    action: 'accept-act',
    from: ['ACT_ATTACHED'],
    to: 'ACT_REVIEWED',
    role: 'authorised-body',
    rule: 'R-029',
    text: { ru: 'принять акт', kk: 'актіні қабылдау', en: 'accept the act' },
  },
  {
    action: 'clear',
    from: ['ACT_REVIEWED'],
    to: 'CLEARED',
    role: 'authorised-body',
    rule: 'R-029',
    text: {
      ru: 'допустить к продуктивной среде',
      kk: 'өнімді ортаға жіберу',
      en: 'clear for production',
    },
  },
]

/** Where an application stands, as far as the table asks. */
export interface Place {
  readonly stage: Stage
  readonly method: Method
}

export const possibleFrom = ({ stage, method }: Place): readonly Transition[] =>
  transitions.filter(
    ({ from, methods }) => from.includes(stage) && (methods?.includes(method) ?? true),
  )

/** The arrow, or APPLICATION_STATE with the stage and all that can be done in it. */
export function requireTransition(
  action: BridgeAction,
  { id, ...place }: Place & { readonly id: string },
): Transition {
  const possible = possibleFrom(place)
  const found = possible.find((one) => one.action === action)
  if (found) return found
  throw new ShepFault('APPLICATION_STATE', {
    id,
    action,
    ...place,
    possible: possible.map((one) => one.action),
  })
}
