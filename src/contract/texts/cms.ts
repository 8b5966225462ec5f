import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** The clauses on CMS signatures and time stamps, in Kazakh and English. */
export const cmsRuleTexts = {
  'CMS-01': {
    kk: 'Қол қоюшының сертификаты бар, қол қойылған атрибут дәл соны атайды',
    en: 'The certificate of the signer is there, and a signed attribute names that very one',
  },
  'CMS-02': {
    kk: 'Қол қойылған атрибуттар мазмұнның түрі мен хэшін атайды',
    en: 'The signed attributes name the type and the digest of the content',
  },
  'CMS-03': {
    kk: 'Қол қойылған атрибуттар үстіндегі қолтаңба дұрыс',
    en: 'The signature over the signed attributes is right',
  },
  'TSP-01': {
    kk: 'Уақыт белгісі осы деректерге қойылған',
    en: 'The time stamp is over these data',
  },
  'TSP-02': {
    kk: 'Уақыт белгісі сұраудың nonce мәнін қайталайды',
    en: 'The time stamp repeats the nonce of the request',
  },
  'TSP-03': {
    kk: 'Уақыт белгісі сұралған саясат бойынша қойылған',
    en: 'The time stamp follows the policy that was asked for',
  },
  'TSP-04': {
    kk: 'Уақыт белгісінің сертификаты тек уақыт белгілеріне арналған және бұл сыни',
    en: 'The certificate of the time stamp is for time stamps alone, and critically so',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
