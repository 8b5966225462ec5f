import type { Method } from '../storage/applications.ts'
import type { Text } from './text.ts'

/** the five ways to ask, in the order of the clause; all of them are played. */
export const methods: Readonly<Record<Method, Text>> = {
  '1414': {
    ru: 'запрос/ответ через Единый контакт-центр «1414»',
    kk: '«1414» бірыңғай байланыс орталығы арқылы сұрау/жауап',
    en: 'through the unified contact centre 1414',
  },
  own: {
    ru: 'запрос/ответ средствами инициатора и (или) оператора',
    kk: 'бастамашының және (немесе) оператордың құралдарымен сұрау/жауап',
    en: 'by own means of the initiator or operator',
  },
  proactive: {
    ru: 'запрос/ответ средствами инициатора в рамках оказания проактивной услуги',
    kk: 'проактивті қызмет көрсету шеңберінде бастамашының құралдарымен сұрау/жауап',
    en: 'by own means of the initiator within a proactive service',
  },
  protocol: {
    ru: 'запрос/ответ в режиме протоколирования',
    kk: 'хаттама жүргізу режиміндегі сұрау/жауап',
    en: 'in the protocoling mode',
  },
  sms: {
    ru: 'SMS-сообщения с одноразовым кодом',
    kk: 'бір реттік коды бар SMS-хабарламалар',
    en: 'by SMS with a one-time code',
  },
}

export const methodIds = Object.keys(methods) as readonly Method[]

export const isMethod = (value: string): value is Method => Object.hasOwn(methods, value)
