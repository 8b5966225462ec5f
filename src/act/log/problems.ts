import type { Text } from '../../contract/texts/text.ts'

/** What can be wrong with an event log. */
export const logProblems = {
  ROW_MISSING: {
    ru: 'строки с этим номером нет: её удалили',
    kk: 'мұндай нөмірлі жол жоқ: ол жойылған',
    en: 'there is no row of this number: it was removed',
  },
  ROW_CHANGED: {
    ru: 'содержимое строки не то, с которого снята её контрольная сумма',
    kk: 'жолдың мазмұны бақылау қосындысы алынған мазмұн емес',
    en: 'the row does not hold what its digest was taken of',
  },
  ROW_DETACHED: {
    ru: 'строка не продолжает предыдущую: строку вставили, удалили или подменили',
    kk: 'жол алдыңғысын жалғастырмайды: жол қосылған, жойылған немесе ауыстырылған',
    en: 'the row does not go on from the one before: a row was inserted, removed or replaced',
  },
  CHECKPOINT_CHANGED: {
    ru: 'контрольная точка не та, которая была подписана',
    kk: 'бақылау нүктесі қол қойылғаны емес',
    en: 'the checkpoint is not the one that was signed',
  },
  CHECKPOINT_DETACHED: {
    ru: 'контрольная точка не продолжает предыдущую: одну из них удалили или подменили',
    kk: 'бақылау нүктесі алдыңғысын жалғастырмайды: біреуі жойылған немесе ауыстырылған',
    en: 'the checkpoint does not go on from the one before: one of them was removed or replaced',
  },
  CHECKPOINT_SIGNATURE: {
    ru: 'подпись контрольной точки неверна или сделана неизвестно кем',
    kk: 'бақылау нүктесінің қолтаңбасы қате немесе белгісіз біреу қойған',
    en: 'the signature of the checkpoint is wrong, or of somebody unknown',
  },
  LOG_CUT: {
    ru: 'журнал короче, чем был при этой контрольной точке: его конец отрезали',
    kk: 'журнал осы бақылау нүктесіндегіден қысқа: оның соңы кесілген',
    en: 'the log is shorter than it was at this checkpoint: its end was cut off',
  },
  LOG_REWRITTEN: {
    ru: 'строка, на которой стоит эта контрольная точка, теперь другая: журнал переписали',
    kk: 'осы бақылау нүктесі тұрған жол енді басқа: журнал қайта жазылған',
    en: 'the row this checkpoint stands on is another one now: the log was rewritten',
  },
  CHECKPOINT_MISSING: {
    ru: 'контрольной точки, которую называет сохранённое, в журнале нет',
    kk: 'сақталғаны атайтын бақылау нүктесі журналда жоқ',
    en: 'the log has no checkpoint as the kept one names it',
  },
  ACT_OTHER: {
    ru: 'журнал говорит об акте этой сессии другое, чем сохранённый акт',
    kk: 'журнал осы сессияның актісі туралы сақталған актіден өзгеше айтады',
    en: 'the log says otherwise of the act of this session than the act that was kept',
  },
} as const satisfies Record<string, Text>

export type LogProblemCode = keyof typeof logProblems

export interface LogProblem {
  readonly code: LogProblemCode
  readonly text: Text
  /** The row, or the size of the checkpoint. */
  readonly seq: number
  readonly expected?: string
  readonly actual?: string
}

export const logProblem = (
  code: LogProblemCode,
  seq: number,
  {
    expected,
    actual,
  }: { readonly expected?: string | undefined; readonly actual?: string | undefined } = {},
): LogProblem => ({
  code,
  text: logProblems[code],
  seq,
  ...(expected !== undefined && { expected }),
  ...(actual !== undefined && { actual }),
})
