import { clauseTexts } from '../act/statements.ts'
import type { Text } from '../certification/text.ts'
import { type RuleId, rules } from '../contract/rules.ts'
import { certificateRuleTexts } from './certificate-rule-texts.ts'
import { cmsRuleTexts } from './cms-rule-texts.ts'

/** The clauses in Kazakh and English, besides those the act cites; Russian is the text of rules.ts. */
const gateTexts = {
  'W-01': {
    kk: 'Хабарламаның көлемі белгіленгеннен аспайды',
    en: 'The message is no larger than the limit',
  },
  'W-02': {
    kk: 'Кодталуы белгілі және байттар оған сәйкес',
    en: 'The encoding is known, and the bytes fit it',
  },
  'W-03': {
    kk: 'Хабарлама — аттар кеңістіктері жарияланған, дұрыс құрылған XML',
    en: 'The message is well-formed XML with its namespaces declared',
  },
  'W-04': { kk: 'Хабарламада DOCTYPE жоқ', en: 'The message has no DOCTYPE' },
  'W-05': {
    kk: 'Хабарламада өңдеу нұсқаулары жоқ',
    en: 'The message has no processing instructions',
  },
  'W-06': {
    kk: 'Тереңдігі, элементтер мен атрибуттар саны және атау ұзындығы шекте',
    en: 'Depth, number of elements and attributes, and length of names are within limits',
  },
  'W-07': { kk: 'Id мәндері қайталанбайды', en: 'No Id value is repeated' },
  'W-10': { kk: 'Түбірі — soap:Envelope', en: 'The root is soap:Envelope' },
  'W-11': {
    kk: 'Envelope ішінде тек Header және Body',
    en: 'Envelope holds exactly Header and Body',
  },
  'W-12': {
    kk: 'Header ішінде шлюзге арналған бір wsse:Security',
    en: 'Header holds one wsse:Security, addressed to the gateway',
  },
  'W-13': { kk: 'Security ішінде бір ds:Signature', en: 'Security holds one ds:Signature' },
  'W-14': {
    kk: 'Signature ішінде тек SignedInfo, SignatureValue және KeyInfo',
    en: 'Signature holds exactly SignedInfo, SignatureValue and KeyInfo',
  },
  'W-15': {
    kk: 'Қолтаңба алгоритмдері рұқсат етілген тізімнен',
    en: 'The algorithms of the signature are allowed ones',
  },
  'W-16': { kk: 'SignedInfo ішінде бір Reference', en: 'SignedInfo holds one Reference' },
  'W-17': {
    kk: 'Сілтемеде бір түрлендіру: эксклюзивті канондау',
    en: 'The reference has one transform: exclusive canonicalization',
  },
  'W-18': {
    kk: 'DigestValue мен SignatureValue — қарапайым base64 мәтін',
    en: 'DigestValue and SignatureValue are plain base64 text',
  },
  'W-19': {
    kk: 'Сілтеме Body элементінің өз Id мәнін көрсетеді',
    en: 'The reference points at the Id of Body itself',
  },
  'W-20': { kk: 'Body ішінде бір элемент', en: 'Body holds one element' },
  'W-21': {
    kk: 'KeyInfo жіберушінің сертификатын атайды',
    en: 'KeyInfo names the certificate of the sender',
  },
  'W-22': {
    kk: 'Қолтаңба алгоритмі сертификат кілтіне сәйкес',
    en: 'The signature algorithm fits the key of the certificate',
  },
  'W-23': {
    kk: 'Қол қойылған Body хэші DigestValue мәніне тең',
    en: 'The digest of the signed Body equals DigestValue',
  },
  'W-24': { kk: 'Қолтаңба мәні дұрыс', en: 'The signature value holds' },
  'W-25': {
    kk: 'Сертификат тізбегі сенімді орталыққа апарады',
    en: 'The certificate chains to a trusted authority',
  },
  'W-26': {
    kk: 'Сертификат алынған сәтте қолданыста',
    en: 'The certificate is valid at the moment of receipt',
  },
  'W-27': {
    kk: 'Кілттің мақсаты қол қоюға рұқсат береді',
    en: 'The usage of the key allows signing',
  },
  'W-29': {
    kk: 'Хабарлама жеңілдіктерсіз тексерілген',
    en: 'The message is judged without quirks',
  },
  'W-30': {
    kk: 'Хабарлама SendMessage келісімшартына сәйкес',
    en: 'The message fits the contract of SendMessage',
  },
  'W-31': {
    kk: 'Жіберуші тіркелген, құпиясөз дұрыс',
    en: 'The sender is registered, and the password is right',
  },
  'W-33': {
    kk: 'Мұндай serviceId бар қызмет бар',
    en: 'There is a service with this serviceId',
  },
  'W-50': {
    kk: 'Бизнес-деректердің қол қойылған бөлігі қызмет режимі бойынша қиылады',
    en: 'The signed part of the business data is cut out by the mode of the service',
  },
  'W-51': { kk: 'Бизнес-деректерге қол қойылған', en: 'The business data is signed' },
  'W-52': {
    kk: 'Бизнес-деректер қолтаңбалары қол қойылған элементтің соңында тұр',
    en: 'The business signatures are the last children of the signed element',
  },
  'W-53': {
    kk: 'Бизнес-деректер қолтаңбасында тек SignedInfo, SignatureValue және KeyInfo',
    en: 'The business signature holds exactly SignedInfo, SignatureValue and KeyInfo',
  },
  'W-54': {
    kk: 'Бизнес-деректер қолтаңбасының алгоритмдері рұқсат етілген тізімнен',
    en: 'The algorithms of the business signature are allowed ones',
  },
  'W-55': {
    kk: 'Бизнес-деректер қолтаңбасы қол қойылған элементті толық қамтиды',
    en: 'The business signature covers the whole signed element',
  },
  'W-56': {
    kk: 'Бизнес-деректер хэші DigestValue мәніне тең',
    en: 'The digest of the business data equals DigestValue',
  },
  'W-57': {
    kk: 'Бизнес-деректер қолтаңбасының мәні дұрыс',
    en: 'The value of the business signature holds',
  },
  'W-58': {
    kk: 'Бизнес-деректер қолтаңбасының сертификаты қабылданды',
    en: 'The certificate of the business signature was accepted',
  },
  'W-59': {
    kk: 'Бизнес-деректерге жіберуші ұйымның кілтімен қол қойылған',
    en: "The business data is signed with a key of the sender's organization",
  },
} as const satisfies Wording

/** The clauses of the orders on КДП. */
const orderTexts = {
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
} as const satisfies Wording

type Wording = Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>

const translated: Wording = {
  ...clauseTexts,
  ...gateTexts,
  ...certificateRuleTexts,
  ...cmsRuleTexts,
  ...orderTexts,
}

/** A clause in the language of the page; a clause that has no translation yet says its Russian. */
export function ruleText(rule: RuleId): Text {
  const ru = rules[rule].text
  return { kk: ru, en: ru, ...translated[rule], ru }
}

/** Clauses that have no Kazakh and English text. */
export const untranslated = (): string[] =>
  (Object.keys(rules) as RuleId[]).filter((rule) => !translated[rule])
