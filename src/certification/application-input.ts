import type { Text } from './text.ts'

/** An application as it is filled in: anything may be missing. */
export interface ApplicationInput {
  readonly senderId?: string | undefined
  /** One method; a list is accepted so that two can be refused by name. */
  readonly method?: string | readonly string[] | undefined
  readonly services?: string | undefined
  readonly neededServices?: string | undefined
  readonly servicePeriod?: string | undefined
  readonly storageTerm?: string | undefined
  readonly storageGrounds?: string | undefined
  readonly proactiveCodes?: readonly string[] | undefined
  /** ISO 8601: a day (its end in Astana is meant) or a moment with its zone. */
  readonly proactiveUntil?: string | undefined
  /** the operational centre of information security, for method 2. */
  readonly operationalCentre?: string | undefined
  /** whether the applicant is a bank; who is none names the approval of the authorised body. */
  readonly bank?: boolean | undefined
  readonly approval?: string | undefined
  /** the code of the ground, for method 4. */
  readonly ground?: string | undefined
}

/** the five, in the order of the clause. */
export const applicationFields = {
  services: {
    ru: 'Наименование услуг, в рамках которых будет получен доступ к персональным данным',
    kk: 'Дербес деректерге қолжетімділік алынатын қызметтердің атауы',
    en: 'Names of the services within which personal data will be accessed',
  },
  neededServices: {
    ru: 'Сервисы, необходимые для оказания услуг, с описанием бизнес-процессов',
    kk: 'Қызметтерді көрсетуге қажетті сервистер, бизнес-процестердің сипаттамасымен',
    en: 'Services needed to render them, with the business processes described',
  },
  servicePeriod: {
    ru: 'Период оказания услуг',
    kk: 'Қызметтерді көрсету кезеңі',
    en: 'Period of rendering the services',
  },
  storageTerm: {
    ru: 'Время хранения и обработки персональных данных',
    kk: 'Дербес деректерді сақтау және өңдеу уақыты',
    en: 'Time of storage and processing of personal data',
  },
  storageGrounds: {
    ru: 'Обоснование для хранения персональных данных',
    kk: 'Дербес деректерді сақтаудың негіздемесі',
    en: 'Justification for storing personal data',
  },
} as const satisfies Record<string, Text>

export type FieldName = keyof typeof applicationFields

export const fieldNames = Object.keys(applicationFields) as readonly FieldName[]

/** The methods named, without blanks and repetitions; where nothing was said it is method 1. */
export const chosenMethods = ({ method = '1414' }: ApplicationInput): readonly string[] =>
  unique(typeof method === 'string' ? [method] : method)

/** The codes of proactive services, without blanks and repetitions. */
export const proactiveCodesOf = ({ proactiveCodes }: ApplicationInput): readonly string[] =>
  unique(proactiveCodes ?? [])

/** The end of the proactive period; undefined when the text is no day or moment of ISO 8601. */
export function proactiveUntilOf({ proactiveUntil }: ApplicationInput): Date | undefined {
  const text = proactiveUntil?.trim() ?? ''
  const parts = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.exec(text)
  const [, day, time = 'T23:59:59.999+05:00'] = parts ?? []
  if (day === undefined || !isDay(day)) return undefined
  const moment = new Date(`${day}${time}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

const unique = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => text.trim()).filter((text) => text !== '')),
]

/** Date takes 30 February for 2 March; a day of the calendar comes back as it was. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}
