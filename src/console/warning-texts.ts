import type { Text } from '../certification/text.ts'

/** Warnings of the services, by their codes, with the fields of each in braces. */
export const warningTexts: Readonly<Record<string, Text>> = {
  OVT_DATE_AS_TEXT: {
    ru: 'Дата {claim} токена верификации записана текстом, а не числом: {value}',
    kk: 'Верификация токенінің {claim} күні санмен емес, мәтінмен жазылған: {value}',
    en: 'The date {claim} of the verification token is a text, not a number: {value}',
  },
  BIN_NOT_SENDERS: {
    ru: 'БИН запроса не равен БИН отправителя ({sender})',
    kk: 'Сұраудағы БСН жіберушінің БСН-не тең емес ({sender})',
    en: 'The BIN of the request is not that of the sender ({sender})',
  },
  CODE_TWICE: {
    ru: '{field} задан дважды: в запросе {element}, в токене верификации {claim}; учтён запрос',
    kk: '{field} екі рет берілген: сұрауда {element}, верификация токенінде {claim}; сұрау ескерілді',
    en: '{field} is given twice: {element} in the request, {claim} in the verification token; the request counts',
  },
  EXPIRES_IN_CAPPED: {
    ru: 'expiresIn {asked} мс больше допустимого, применено {used} мс',
    kk: 'expiresIn {asked} мс рұқсат етілгеннен көп, {used} мс қолданылды',
    en: 'expiresIn {asked} ms is more than allowed; {used} ms is used',
  },
  EXPIRES_IN_IGNORED: {
    ru: 'expiresIn {asked} мс не учтён: для этого способа всегда {used} мс',
    kk: 'expiresIn {asked} мс ескерілмеді: бұл тәсілде әрдайым {used} мс',
    en: 'expiresIn {asked} ms is ignored: this method always has {used} ms',
  },
}
