import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** What a client must do with an answer, in Kazakh and English; Russian is the text of rules.ts. */
export const clientTexts = {
  'W-70': {
    kk: 'Клиент жауапқа тек шлюздің дұрыс қолтаңбасымен сенеді',
    en: 'The client believes an answer only under a valid signature of the gateway',
  },
  'W-71': {
    kk: 'Клиент жауаптан тек қол қойылғанын оқиды',
    en: 'The client reads of an answer only what is signed',
  },
  'W-72': {
    kk: 'Клиент тек өз хабарламасына берілген жауапты қабылдайды',
    en: 'The client takes only an answer to its own message',
  },
  'W-73': {
    kk: 'Клиент бір жауапты екі рет қабылдамайды',
    en: 'The client does not take one answer twice',
  },
  'W-74': {
    kk: 'Клиент тек шлюздің өзінің қолданыстағы сертификатына сенеді',
    en: 'The client believes only a valid certificate of the gateway itself',
  },
  'W-75': {
    kk: 'Клиент DOCTYPE-сыз тұтас XML болмағанның бәрін қабылдамайды',
    en: 'The client refuses whatever is not whole XML without DOCTYPE',
  },
  'W-76': {
    kk: 'Клиент тек белгілі сәтті мәртебені табыс деп санайды',
    en: 'The client takes for success only a known successful status',
  },
  'W-77': {
    kk: 'Клиент тек өз сұрауы бойынша берілген жарамды КДП токенін пайдаланады',
    en: 'The client uses only a good token of КДП for its own request',
  },
  'W-78': {
    kk: 'Жауапты жау емес, кәдімгі шлюз берген',
    en: 'The answer is of the ordinary gateway, not of the hostile one',
  },
  'W-79': {
    kk: 'Клиент дұрыс жауапты, баяу болса да, қабылдайды',
    en: 'The client takes a good answer, a slow one too',
  },
} as const satisfies Partial<Record<RuleId, Omit<Text, 'ru'>>>
