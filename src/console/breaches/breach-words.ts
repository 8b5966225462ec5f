import type { Text } from '../../certification/text.ts'
import type { BreachDocument, BreachKind, NotifierRole } from '../../contract/breach.ts'
import type { BreachEventName, BreachState, Deadline } from './told.ts'

export const kindTexts: Readonly<Record<BreachKind, Text>> = {
  'unlawful-distribution': {
    ru: 'незаконное распространение',
    kk: 'заңсыз тарату',
    en: 'unlawful distribution',
  },
  'unlawful-change': { ru: 'незаконное изменение', kk: 'заңсыз өзгерту', en: 'unlawful change' },
  'unlawful-destruction': {
    ru: 'незаконное уничтожение',
    kk: 'заңсыз жою',
    en: 'unlawful destruction',
  },
  'unsanctioned-distribution': {
    ru: 'несанкционированное распространение',
    kk: 'рұқсатсыз тарату',
    en: 'unsanctioned distribution',
  },
  'unsanctioned-access': {
    ru: 'несанкционированный доступ',
    kk: 'рұқсатсыз қол жеткізу',
    en: 'unsanctioned access',
  },
}

export const roleTexts: Readonly<Record<NotifierRole, Text>> = {
  owner: { ru: 'собственник', kk: 'меншік иесі', en: 'owner' },
  operator: { ru: 'оператор', kk: 'деректер операторы', en: 'operator' },
  'operational-centre': {
    ru: 'оперативный центр ИБ',
    kk: 'АҚ жедел орталығы',
    en: 'operational centre of information security',
  },
  'incident-service': {
    ru: 'служба реагирования на инциденты ИБ',
    kk: 'АҚ инциденттеріне ден қою қызметі',
    en: 'incident response service',
  },
  'national-coordination-centre': {
    ru: 'Национальный координационный центр ИБ',
    kk: 'АҚ ұлттық үйлестіру орталығы',
    en: 'national coordination centre of information security',
  },
  'sectoral-centre': {
    ru: 'отраслевой центр ИБ',
    kk: 'АҚ салалық орталығы',
    en: 'sectoral centre of information security',
  },
  'national-incident-service': {
    ru: 'Национальная служба реагирования на инциденты',
    kk: 'Инциденттерге ден қою ұлттық қызметі',
    en: 'national incident response service',
  },
  'state-operational-centre': {
    ru: 'Государственный оперативный центр ИБ',
    kk: 'АҚ мемлекеттік жедел орталығы',
    en: 'state operational centre of information security',
  },
}

export const stateTexts: Readonly<Record<BreachState, Text>> = {
  notified: {
    ru: 'ждёт решения уполномоченного органа',
    kk: 'уәкілетті органның шешімін күтуде',
    en: 'waits for the authorised body',
  },
  'no-risk': {
    ru: 'риска нет, цепочка окончена',
    kk: 'қауіп жоқ, тізбек аяқталды',
    en: 'no risk, the chain has ended',
  },
  risk: {
    ru: 'риск есть, ждёт поручения',
    kk: 'қауіп бар, тапсырманы күтуде',
    en: 'a risk, waits for the order',
  },
  ordered: {
    ru: 'поручено уведомить субъектов',
    kk: 'субъектілерді хабардар ету тапсырылды',
    en: 'ordered to notify the subjects',
  },
  delivering: {
    ru: 'субъектов уведомляют',
    kk: 'субъектілер хабардар етілуде',
    en: 'the subjects are being notified',
  },
  delivered: {
    ru: 'субъекты уведомлены',
    kk: 'субъектілер хабардар етілді',
    en: 'the subjects are notified',
  },
}

export const eventTexts: Readonly<Record<BreachEventName, Text>> = {
  notified: { ru: 'уведомление получено', kk: 'хабарлама алынды', en: 'the notice was received' },
  'list-received': {
    ru: 'список субъектов получен',
    kk: 'субъектілер тізімі алынды',
    en: 'a list of subjects was received',
  },
  decided: { ru: 'риск оценён', kk: 'қауіп бағаланды', en: 'the risk was decided' },
  ordered: { ru: 'поручение дано', kk: 'тапсырма берілді', en: 'the order was given' },
  'delivery-started': { ru: 'рассылка начата', kk: 'тарату басталды', en: 'the delivery began' },
  delivered: { ru: 'рассылка окончена', kk: 'тарату аяқталды', en: 'the delivery ended' },
}

export const stepTexts: Readonly<Record<Deadline['step'], Text>> = {
  notice: {
    ru: 'уведомить уполномоченный орган',
    kk: 'уәкілетті органды хабардар ету',
    en: 'notify the authorised body',
  },
  order: { ru: 'решить и поручить', kk: 'шешу және тапсыру', en: 'decide and order' },
  delivery: {
    ru: 'уведомить субъектов',
    kk: 'субъектілерді хабардар ету',
    en: 'notify the subjects',
  },
}

export const documentTexts: Readonly<Record<BreachDocument, Text>> = {
  holderNotice: {
    ru: 'уведомление собственника или оператора',
    kk: 'меншік иесінің немесе оператордың хабарламасы',
    en: 'notice of the owner or operator',
  },
  bodyNotice: {
    ru: 'уведомление органа ИБ',
    kk: 'АҚ органының хабарламасы',
    en: 'notice of a body of information security',
  },
  order: {
    ru: 'поручение уполномоченного органа',
    kk: 'уәкілетті органның тапсырмасы',
    en: 'order of the authorised body',
  },
}

/** By the names of the elements of a notice. */
export const measureTexts: Readonly<Record<string, Text>> = {
  legal: { ru: 'Правовые меры', kk: 'Құқықтық шаралар', en: 'Legal measures' },
  organisational: {
    ru: 'Организационные меры',
    kk: 'Ұйымдастырушылық шаралар',
    en: 'Organisational measures',
  },
  technical: { ru: 'Технические меры', kk: 'Техникалық шаралар', en: 'Technical measures' },
  elimination: { ru: 'Меры устранения', kk: 'Жою шаралары', en: 'Measures of elimination' },
}

/** Names of what an event was about; others are names of the API and stay as they are. */
export const detailTexts: Readonly<Record<string, Text>> = {
  risk: { ru: 'Риск', kk: 'Қауіп', en: 'Risk' },
  reason: { ru: 'Причина', kk: 'Себебі', en: 'Reason' },
  measures: { ru: 'Меры', kk: 'Шаралар', en: 'Measures' },
  responsible: { ru: 'Ответственный', kk: 'Жауапты тұлға', en: 'Responsible' },
  channel: { ru: 'Канал', kk: 'Арна', en: 'Channel' },
  list: { ru: 'Список', kk: 'Тізім', en: 'List' },
  lines: { ru: 'Строк', kk: 'Жолдар', en: 'Lines' },
  cabinet: { ru: 'В кабинет', kk: 'Кабинетке', en: 'To the cabinet' },
  sms: { ru: 'По SMS', kk: 'SMS арқылы', en: 'By SMS' },
  undeliverable: { ru: 'Не доставлено', kk: 'Жеткізілмеді', en: 'Undeliverable' },
  repeated: { ru: 'Уже уведомлённых', kk: 'Бұрын хабардар етілген', en: 'Told before' },
}
