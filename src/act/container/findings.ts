import { type FindingRow, signatureFindings } from './signature-findings.ts'

/** Everything that can be found, besides the problems of the zip itself (`zip-problems.ts`). */
export const findings = {
  ...signatureFindings,
  MIMETYPE: {
    check: 'layout',
    ru: 'mimetype не первый, или говорит не о контейнере ASiC-E',
    kk: 'mimetype бірінші емес, немесе ASiC-E контейнері туралы айтпайды',
    en: 'mimetype is not first, or speaks of no ASiC-E container',
  },
  META_UNKNOWN: {
    check: 'layout',
    ru: 'файл в META-INF, которому там не место',
    kk: 'META-INF ішінде ол жерге жатпайтын файл',
    en: 'a file in META-INF that does not belong there',
  },
  PART_MISSING: {
    check: 'layout',
    ru: 'части контейнера нет',
    kk: 'контейнер бөлігі жоқ',
    en: 'a part of the container is missing',
  },
  ORDER: {
    check: 'layout',
    ru: 'файлы стоят не в том порядке, в котором их называет последний манифест',
    kk: 'файлдар соңғы манифест атаған ретпен тұрған жоқ',
    en: 'the files do not stand in the order in which the last manifest lists them',
  },
  MANIFEST_BROKEN: {
    check: 'manifest',
    ru: 'манифест не читается',
    kk: 'манифест оқылмайды',
    en: 'a manifest cannot be read',
  },
  MANIFEST_ELSEWHERE: {
    check: 'manifest',
    ru: 'манифест называет чужую подпись',
    kk: 'манифест бөтен қолтаңбаны атайды',
    en: 'a manifest names the signature of another',
  },
  FILE_MISSING: {
    check: 'listed',
    ru: 'файла нет, а в манифесте он перечислен',
    kk: 'файл жоқ, бірақ манифесте аталған',
    en: 'a file is missing that a manifest lists',
  },
  FILE_UNLISTED: {
    check: 'listed',
    ru: 'файл не подписан: в манифесте его нет',
    kk: 'файлға қол қойылмаған: манифесте жоқ',
    en: 'a file is not signed: a manifest does not list it',
  },
  DIGEST: {
    check: 'digest',
    ru: 'содержимое файла изменено',
    kk: 'файл мазмұны өзгертілген',
    en: 'the contents of a file were changed',
  },
  INTERNAL_TIME: {
    check: 'time',
    verdict: 'warn',
    ru: 'внутренняя служба времени эмулятора: перед третьими лицами она ничего не доказывает',
    kk: 'эмулятордың ішкі уақыт қызметі: үшінші тұлғаларға ештеңе дәлелдемейді',
    en: 'internal: the time authority of the emulator itself, which proves nothing to others',
  },
  NOT_ASKED: {
    check: 'revocation',
    verdict: 'not-applicable',
    ru: 'не проверялся: проверка идёт без сети',
    kk: 'тексерілмеді: тексеру желісіз жүреді',
    en: 'not checked: this verification is offline',
  },
  FACTS: {
    check: 'facts',
    ru: 'act.json расходится с приложенным',
    kk: 'act.json тіркелгенге сәйкес емес',
    en: 'act.json disagrees with what is attached',
  },
  NO_FACTS: {
    check: 'facts',
    verdict: 'not-applicable',
    ru: 'не сверялось',
    kk: 'салыстырылмады',
    en: 'not compared',
  },
  CHECKPOINT: {
    check: 'checkpoint',
    ru: 'контрольная точка неверна',
    kk: 'бақылау нүктесі жарамсыз',
    en: 'the checkpoint is wrong',
  },
  NO_CHECKPOINT: {
    check: 'checkpoint',
    verdict: 'not-applicable',
    ru: 'в этом акте её нет, или проверять её здесь нечем',
    kk: 'бұл актіде жоқ, немесе мұнда тексеретін ештеңе жоқ',
    en: 'this act has none, or there is nothing here to check it with',
  },
  REPLAY: {
    check: 'replay',
    ru: 'вердикт отличается от записанного',
    kk: 'қорытынды жазылғаннан өзгеше',
    en: 'a verdict differs from the recorded one',
  },
  NO_REPLAY: {
    check: 'replay',
    verdict: 'not-applicable',
    ru: 'не повторялись',
    kk: 'қайталанған жоқ',
    en: 'not made again',
  },
} as const satisfies Record<string, FindingRow>

export type FindingCode = keyof typeof findings
