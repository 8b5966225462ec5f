import type { Method } from '../../storage/applications.ts'
import type { Text } from '../text.ts'

/** who may use a method, and what is asked of them besides. */
export interface MethodTerms {
  readonly number: number
  readonly source: string
  readonly availableTo: Text
  /** What submission asks for; none where it asks for nothing more. */
  readonly conditions: readonly Text[]
}

const anyone: Text = {
  ru: 'инициаторам и (или) операторам',
  kk: 'бастамашыларға және (немесе) операторларға',
  en: 'initiators and operators',
}

export const methodTerms: Readonly<Record<Method, MethodTerms>> = {
  '1414': { number: 1, source: '№ 236/НҚ, п. 7(1)', availableTo: anyone, conditions: [] },
  own: {
    number: 2,
    source: '№ 236/НҚ, пп. 7(2), 8, 10(2)',
    availableTo: {
      ru: 'банкам и тем, с кем согласовал уполномоченный орган',
      kk: 'банктерге және уәкілетті орган келіскендерге',
      en: 'banks, and those whom the authorised body approved',
    },
    conditions: [
      {
        ru: 'протоколы испытаний приложены',
        kk: 'сынақ хаттамалары қоса берілген',
        en: 'test protocols are attached',
      },
      {
        ru: 'есть оперативный центр информационной безопасности',
        kk: 'ақпараттық қауіпсіздіктің жедел орталығы бар',
        en: 'there is an operational centre of information security',
      },
      {
        ru: 'открытая часть ключа ЭЦП передана после рассмотрения',
        kk: 'ЭЦҚ кілтінің ашық бөлігі қараудан кейін берілген',
        en: 'the public key is handed over after the review',
      },
    ],
  },
  proactive: {
    number: 3,
    source: '№ 236/НҚ, п. 7(3); № 144/НҚ, п. 6(1)',
    availableTo: {
      ru: 'инициаторам, оказывающим проактивные услуги',
      kk: 'проактивті қызметтер көрсететін бастамашыларға',
      en: 'initiators that render proactive services',
    },
    conditions: [
      {
        ru: 'указаны коды проактивных услуг и конец их периода',
        kk: 'проактивті қызметтердің кодтары мен кезеңінің соңы көрсетілген',
        en: 'codes of the proactive services and the end of their period are given',
      },
    ],
  },
  protocol: {
    number: 4,
    source: '№ 236/НҚ, п. 7(4); № 144/НҚ, п. 6(2)',
    availableTo: {
      ru: 'инициаторам в случаях статьи 9 Закона',
      kk: 'Заңның 9-бабы жағдайларында бастамашыларға',
      en: 'initiators in the cases of article 9 of the Law',
    },
    conditions: [
      {
        ru: 'указан код основания из справочника',
        kk: 'анықтамалықтағы негіз коды көрсетілген',
        en: 'the code of a ground of the directory is given',
      },
    ],
  },
  sms: { number: 5, source: '№ 236/НҚ, п. 7(5)', availableTo: anyone, conditions: [] },
}

/** said of every method; only the protocols of method 2 are asked for (cl. 8). */
export const generalPrecondition = {
  source: '№ 236/НҚ, п. 7; постановление № 832 от 20.12.2016',
  enforced: false,
  text: {
    ru: 'системы соответствуют единым требованиям, и есть протоколы испытаний; здесь не проверяется',
    kk: 'жүйелер бірыңғай талаптарға сәйкес және сынақ хаттамалары бар; мұнда тексерілмейді',
    en: 'the systems meet the unified requirements and have test protocols; not checked here',
  },
} as const

/** who takes public keys; a made-up person, named as the page of the platform names one (emulator convention). */
export const contactPerson = {
  name: 'Контактов К. (TEST ONLY)',
  role: {
    ru: 'контактное лицо государственного сервиса',
    kk: 'мемлекеттік сервистің байланыс тұлғасы',
    en: 'the contact person of the state service',
  },
} as const
