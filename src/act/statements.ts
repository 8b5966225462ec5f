import type { Text } from '../certification/text.ts'
import type { clauseTexts } from '../contract/texts/cited.ts'

/** What page 1 says of the origin of the act. */
export const originStatement: Text = {
  ru: 'Акт составлен на эмуляторе. Его не выдали ни государственный сервис контроля доступа к персональным данным, ни оператор шлюза «электронного правительства». Это проект, который подтверждает своей подписью оператор.',
  kk: 'Акт эмуляторда жасалды. Оны дербес деректерге қолжетімділікті бақылаудың мемлекеттік сервисі де, «электрондық үкімет» шлюзінің операторы да берген жоқ. Бұл — оператор өз қолымен растайтын жоба.',
  en: 'This act was made on an emulator. It was issued neither by the state service of control of access to personal data nor by the operator of the e-government gateway. It is a draft for the operator to confirm by signature.',
}

/** Whose time stamp the container of the act bears. */
export const timeStamps = {
  none: {
    ru: 'нет; время — по часам эмулятора, внешней службой не заверено',
    kk: 'жоқ; уақыт — эмулятор сағаты бойынша, сыртқы қызмет растамаған',
    en: 'none; times are those of the clock of the emulator, confirmed by no outside authority',
  },
  internal: {
    ru: 'внутренняя служба эмулятора (на контейнере act.asice); время — по часам эмулятора, внешней службой не заверено',
    kk: 'эмулятордың ішкі қызметі (act.asice контейнерінде); уақыт — эмулятор сағаты бойынша, сыртқы қызмет растамаған',
    en: 'internal: the authority of the emulator itself (on the container act.asice); times are those of its clock, confirmed by no outside authority',
  },
  external: {
    ru: 'внешняя служба времени (на контейнере act.asice); время сообщений — по часам эмулятора',
    kk: 'сыртқы уақыт қызметі (act.asice контейнерінде); хабарламалар уақыты — эмулятор сағаты бойынша',
    en: 'an outside authority (on the container act.asice); the times of messages are those of the clock of the emulator',
  },
} as const satisfies Record<string, Text>

export type TimeStampKind = keyof typeof timeStamps

export type CitedRule = keyof typeof clauseTexts

/** What this act does not claim; every act of this build says all of it. */
export const limits: readonly Text[] = [
  {
    ru: 'Утверждённая форма акта тестирования не опубликована; примет ли его уполномоченный орган, эмулятору неизвестно.',
    kk: 'Тестілеу актісінің бекітілген нысаны жарияланбаған; уәкілетті органның оны қабылдайтыны эмуляторға белгісіз.',
    en: 'No official form of the test act is published; whether this one will be accepted is not known to the emulator.',
  },
  {
    ru: 'Десятью ответами эмулятор считает ответы КДП с токеном, с разными messageId, по одной заявке после её одобрения: пункт 11 этого не уточняет. Отказ владельца данных числа ответов не уменьшает и показан отдельно.',
    kk: 'Эмулятор он жауап деп КДП-ның токені бар, messageId мәндері әртүрлі, мақұлданған бір өтінім бойынша жауаптарын есептейді: 11-тармақ мұны нақтыламайды. Деректер иесінің бас тартуы жауаптар санын азайтпайды және бөлек көрсетілген.',
    en: 'The emulator takes for the ten the responses of КДП with a token, with distinct messageIds, under one approved application; clause 11 does not say so. A refusal by the data owner does not lower their number and is shown apart.',
  },
  {
    ru: 'КДП, владелец данных и субъекты — части эмулятора; настоящие системы и граждане не участвовали.',
    kk: 'КДП, деректер иесі және субъектілер — эмулятордың бөліктері; нақты жүйелер мен азаматтар қатысқан жоқ.',
    en: 'КДП, the data owner and the subjects are parts of the emulator; no real system or citizen took part.',
  },
  {
    ru: 'Отзыв сертификатов проверен так, как записано у каждого сообщения (W-40…W-44): по реестру тестового центра эмулятора, у других центров — как велит настройка.',
    kk: 'Сертификаттардың кері қайтарылуы әр хабарламада жазылғандай тексерілді (W-40…W-44): эмулятордың тестілік орталығының тізілімі бойынша, басқа орталықтарда — баптауға сай.',
    en: 'Revocation of certificates was checked as each message has it on record (W-40 to W-44): by the register of the test authority of the emulator, and of other authorities as the settings ask.',
  },
  {
    ru: 'Право на выбранный способ (пункт 7), протоколы испытаний (пункт 8), производительность и отказоустойчивость не проверялись.',
    kk: 'Таңдалған тәсілге құқық (7-тармақ), сынақ хаттамалары (8-тармақ), өнімділік пен істен шығуға төзімділік тексерілмеді.',
    en: 'The right to the chosen method (clause 7), test protocols (clause 8), performance and resilience were not checked.',
  },
  {
    ru: 'Сами act.json, act.html и act.pdf электронной подписи не несут. Печать эмулятора и метка времени стоят на контейнере act.asice: в нём эти файлы, все сообщения и VERIFY.md о том, как их проверить.',
    kk: 'act.json, act.html және act.pdf файлдарының өзінде электрондық қолтаңба жоқ. Эмулятор мөрі мен уақыт белгісі act.asice контейнеріне қойылған: онда осы файлдар, барлық хабарламалар және оларды қалай тексеру туралы VERIFY.md бар.',
    en: 'act.json, act.html and act.pdf alone bear no electronic signature. The seal of the emulator and the time stamp are on the container act.asice: it holds these files, all messages, and VERIFY.md on how to verify them.',
  },
]

export const sides = {
  participant: {
    ru: 'Участник (инициатор, оператор)',
    kk: 'Қатысушы (бастамашы, оператор)',
    en: 'Participant (initiator, operator)',
  },
  environment: {
    ru: 'Сторона, проводившая тестирование',
    kk: 'Тестілеуді өткізген тарап',
    en: 'The side that ran the testing',
  },
} as const satisfies Record<string, Text>
