import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** The clauses of the orders on КДП in Kazakh and English, besides those an act cites; Russian is the text of rules.ts. */
export const orderTexts = {
  'R-031': {
    kk: 'Сұрау тәсілі мақұлданған өтініммен берілген',
    en: 'The method is granted by an approved application',
  },
  'R-032': {
    kk: 'Бұл тәсілде бір реттік код қолданылмайды',
    en: 'No one-time code is used with this method',
  },
  'R-045': {
    kk: 'Банктің өз құралдары: проактивті қызмет тексерулері, оның кодынсыз',
    en: 'Own means of a bank: the checks of a proactive service, without its code',
  },
  'R-050': {
    kk: 'Келісім биометрия, ЭЦҚ арқылы немесе қағазда алынған',
    en: 'Consent was taken by biometrics, by digital signature or on paper',
  },
  'R-052': { kk: 'Верификация токені қоса берілген', en: 'A verification token is attached' },
  'R-053': {
    kk: 'Верификация токенінің қолтаңбасы дұрыс',
    en: 'The signature of the verification token holds',
  },
  'R-054': {
    kk: 'БСН проактивті қызмет кодына сәйкес',
    en: 'The BIN fits the code of the proactive service',
  },
  'R-055': {
    kk: 'Верификация токеніндегі БСН сұраудағы БСН-ге тең',
    en: 'The BIN of the verification token equals that of the request',
  },
  'R-056': {
    kk: 'Қол жеткізу тәсілі верификация токеніндегі тәсілге сәйкес',
    en: 'The way of access fits the way in the verification token',
  },
  'R-057': {
    kk: 'Верификация токенінің жасалған күні жарамды',
    en: 'The date of the verification token is admissible',
  },
  'R-058': {
    kk: 'Қауіпсіздік токені проактивті қызмет көрсету кезеңіне берілген',
    en: 'The security token is issued for the period of the proactive service',
  },
  'R-061': { kk: 'Верификация токені қоса берілген', en: 'A verification token is attached' },
  'R-062': {
    kk: 'Верификация токенінің қолтаңбасы дұрыс',
    en: 'The signature of the verification token holds',
  },
  'R-063': {
    kk: 'БСН хаттамалау режиміне жіберілген',
    en: 'The BIN is admitted to the protocol mode',
  },
  'R-064': {
    kk: 'Верификация токеніндегі БСН сұраудағы БСН-ге тең',
    en: 'The BIN of the verification token equals that of the request',
  },
  'R-065': {
    kk: 'Верификация токенінің жасалған күні жарамды',
    en: 'The date of the verification token is admissible',
  },
  'R-066': {
    kk: 'Қауіпсіздік токені 15 минутқа берілген',
    en: 'The security token is issued for 15 minutes',
  },
  'R-068': {
    kk: 'Келісімнің жоқтығы туралы белгі және анықтамалықтағы негіз коды бар',
    en: 'Absence of consent is marked, with a code of its grounds from the list',
  },
  'R-091': {
    kk: 'Токенге КДП қол қойған, ол осы ЖСН, БСН және қызметке берілген',
    en: 'The token is signed by КДП and issued for this IIN, BIN and service',
  },
  'R-092': {
    kk: 'Токенді тексеру кілті сұраудан алынбайды',
    en: 'The key that judges the token is not taken from the request',
  },
  'Q-06': {
    kk: 'Токен мерзімі 24 сағаттан аспайды',
    en: 'The token lives no longer than 24 hours',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
