import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** The clauses on the service and the steps of a request, in Kazakh and English. */
export const serviceTexts = {
  'R-001': {
    kk: 'Әр рөлдің өз деректемелері, кілттері және журналы бар; ұйымда бірнеше рөл болуы мүмкін',
    en: 'Each role has its own identity, keys and journal; an organisation may hold several',
  },
  'R-010': {
    kk: 'Бес функция: субъектімен алмасу, келісім немесе бас тарту, қайтарып алу, хабарлау, келісім ұстаушыларын көрсету',
    en: 'Five functions: exchange with the subject, consent or refusal, withdrawal, notices, who holds consent',
  },
  'R-012': {
    kk: 'Келісім мен сұрау өңдеудің автоматтандырылған-автоматтандырылмағанын айтады',
    en: 'A consent and a request say whether the processing is automated',
  },
  'R-015': {
    kk: 'Сервис пилот ретінде іске қосылған; даму жоспарлары',
    en: 'The service was launched as a pilot; plans for it',
  },
  'R-029a': {
    kk: 'Өтінім кезеңдерден өтеді: жоба, берілді, қайтарылды, мақұлданды, сынақ, акт, рұқсат',
    en: 'An application goes by stages: draft, filed, returned, approved, testing, act, cleared',
  },
  'R-030': {
    kk: 'Сұраудың бес тәсілі, және әрқайсысы кімге қолжетімді',
    en: 'Five methods of asking, and who may use each',
  },
  'R-040': {
    kk: '1414 тәсілі: коды бар SMS сияқты, бірақ субъект келісіммен немесе бас тартумен жауап береді',
    en: 'Method 1414: as SMS with a code, but the subject answers with consent or refusal',
  },
  'R-051': {
    kk: 'Сұрауда верификация токені мен проактивті қызмет коды бар',
    en: 'The request carries a verification token and the code of the proactive service',
  },
  'R-059': {
    kk: 'Қауіпсіздік токенімен деректер иесі сұрауға жауап береді',
    en: 'With the security token the data owner answers the request',
  },
  'R-067': {
    kk: 'Хаттамалау токені бойынша деректер иесі сұрауға жауап береді',
    en: 'By a token of the protocoling mode the data owner answers the request',
  },
  'R-080': {
    kk: 'Сұрау мемлекеттік сервиске жіберілген',
    en: 'The request is sent to the state service',
  },
  'R-083': {
    kk: 'Субъектінің абоненттік нөмірі МАБ-тан сұралған',
    en: "The subject's number is asked of the base of mobile citizens",
  },
  'R-089': {
    kk: 'SMS бойынша берілген токенмен деректер иесі жауап береді',
    en: 'By a token given on an SMS the data owner answers',
  },
  'R-093': {
    kk: 'Деректер иесіне арналған дайын теріс жағдайлар: әрқайсысы өз себебімен қабылданбайды',
    en: 'Ready negative cases for a data owner: each is refused for its own reason',
  },
  'R-131': {
    kk: 'Кабинет субъектінің келісімін кім ұстайтынын көрсетеді',
    en: 'The cabinet shows who holds consent of the subject',
  },
  'R-160': {
    kk: 'Тәулігіне сұраулар саны жарияланбаған',
    en: 'No number of requests a day was published',
  },
  'R-161': {
    kk: '128 жүйе және жауапты бір мезгілде күткен 10 000 сұрау',
    en: '128 systems, and 10,000 requests that wait for their answers at once',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
