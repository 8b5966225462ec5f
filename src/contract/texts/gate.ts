import { type RuleId, rules } from '../rules.ts'
import { certificateRuleTexts } from './certificate.ts'
import type { Text } from './text.ts'

/** The clauses of the wire in Kazakh and English; Russian is the text of rules.ts. */
export const gateTexts = {
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
  'W-28': {
    kk: 'Екі қозғалтқыш бірдей байттар туралы бірдей шешім берді',
    en: 'Both engines gave the same verdict on the same bytes',
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
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>

const translated: Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>> = {
  ...gateTexts,
  ...certificateRuleTexts,
}

/** A clause of the wire in every language; one that has no translation yet says its Russian. */
export function gateText(rule: RuleId): Text {
  const ru = rules[rule].text
  return { kk: ru, en: ru, ...translated[rule], ru }
}
