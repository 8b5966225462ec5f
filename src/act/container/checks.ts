import type { Text } from '../../contract/texts/text.ts'

/** What is asked of a container, in the order it is told. */
export const checks = {
  zip: {
    ru: 'Файл — zip строгой формы: ни одного лишнего байта, ни одного имени дважды',
    kk: 'Файл — қатаң түрдегі zip: артық байт та, қайталанған ат та жоқ',
    en: 'The file is a zip of the strict form: no byte too many, no name twice',
  },
  layout: {
    ru: 'Состав контейнера — как в ASiC-E: mimetype первым, у каждого манифеста своя подпись или метка',
    kk: 'Контейнер құрамы ASiC-E бойынша: mimetype бірінші, әр манифестің өз қолтаңбасы немесе белгісі бар',
    en: 'The parts are those of ASiC-E: mimetype first, each manifest with its signature or stamp',
  },
  manifest: {
    ru: 'Каждый манифест читается и называет свою подпись',
    kk: 'Әр манифест оқылады және өз қолтаңбасын атайды',
    en: 'Every manifest can be read and names its own signature',
  },
  listed: {
    ru: 'Каждый файл перечислен в каждом манифесте, и каждый перечисленный есть',
    kk: 'Әр файл әр манифесте аталған, аталғанның бәрі бар',
    en: 'Every file is listed in every manifest, and every listed one is there',
  },
  digest: {
    ru: 'Содержимое файлов — то, что подписано',
    kk: 'Файлдар мазмұны — қол қойылғанның өзі',
    en: 'The files hold what was signed',
  },
  signature: {
    ru: 'Каждая подпись сделана ключом своего сертификата над своим манифестом',
    kk: 'Әр қолтаңба өз сертификатының кілтімен өз манифестіне қойылған',
    en: 'Every signature is made by the key of its certificate over its manifest',
  },
  seal: {
    ru: 'Первая подпись — печать эмулятора: сертификат предназначен для актов',
    kk: 'Бірінші қолтаңба — эмулятор мөрі: сертификат актілерге арналған',
    en: 'The first signature is the seal of an emulator: its certificate is for acts',
  },
  chain: {
    ru: 'Сертификаты подписей ведут к доверенным и действовали в момент метки времени',
    kk: 'Қолтаңба сертификаттары сенімділерге апарады және уақыт белгісі қойылғанда жарамды болған',
    en: 'Certificates of signatures lead to trusted ones and were valid when the time was stamped',
  },
  stamp: {
    ru: 'Над всеми подписями стоит метка времени доверенной службы',
    kk: 'Барлық қолтаңбаның үстінде сенімді қызметтің уақыт белгісі бар',
    en: 'A time stamp of a trusted authority stands over all signatures',
  },
  time: {
    ru: 'Чьё время',
    kk: 'Уақыт кімдікі',
    en: 'Whose time it is',
  },
  revocation: {
    ru: 'Отзыв сертификатов подписей',
    kk: 'Қолтаңба сертификаттарының кері қайтарылуы',
    en: 'Revocation of the certificates of signatures',
  },
  facts: {
    ru: 'Содержимое согласовано: act.json говорит о тех сообщениях, которые приложены',
    kk: 'Мазмұн үйлесімді: act.json тіркелген хабарламалар туралы айтады',
    en: 'The contents agree: act.json speaks of the messages that are attached',
  },
  checkpoint: {
    ru: 'Контрольная точка журнала событий',
    kk: 'Оқиғалар журналының бақылау нүктесі',
    en: 'The checkpoint of the event log',
  },
  replay: {
    ru: 'Проверки, повторённые по исходным сообщениям, дают те же вердикты',
    kk: 'Бастапқы хабарламалар бойынша қайталанған тексерулер сол қорытындыларды береді',
    en: 'The checks, made again from the raw messages, give the same verdicts',
  },
} as const satisfies Record<string, Text>

export type CheckId = keyof typeof checks
export const checkIds = Object.keys(checks) as readonly CheckId[]
