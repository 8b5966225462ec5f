import type { Text } from '../../contract/texts/text.ts'

/** What may be wrong with a container as a zip file. */
export const zipProblems = {
  NOT_ZIP: {
    ru: 'это не zip: записи о конце каталога нет там, где она должна быть',
    kk: 'бұл zip емес: каталог соңының жазбасы тиісті жерінде жоқ',
    en: 'this is no zip: the end record is not where it must be',
  },
  TOO_LARGE: {
    ru: 'слишком велик для акта',
    kk: 'акт үшін тым үлкен',
    en: 'too large for an act',
  },
  ZIP64: {
    ru: '64-битная форма zip в акте не нужна',
    kk: 'актіге zip-тің 64-биттік түрі керек емес',
    en: 'the 64-bit form of zip, which no act needs',
  },
  COMMENT: {
    ru: 'в zip есть комментарий',
    kk: 'zip-те түсініктеме бар',
    en: 'there is a comment in the zip',
  },
  FIELD: {
    ru: 'поле заголовка не такое, как в актах',
    kk: 'тақырып өрісі актілердегідей емес',
    en: 'a field of a header is not as in acts',
  },
  ENCRYPTED: { ru: 'файл зашифрован', kk: 'файл шифрланған', en: 'a file is encrypted' },
  DESCRIPTOR: {
    ru: 'размеры файла записаны после него',
    kk: 'файл өлшемдері одан кейін жазылған',
    en: 'the sizes of a file stand after it (data descriptor)',
  },
  METHOD: {
    ru: 'файл сжат; в акте файлы лежат как есть',
    kk: 'файл сығылған; актіде файлдар сол қалпында жатады',
    en: 'a file is compressed; an act holds files as they are',
  },
  BOMB: {
    ru: 'сжатый файл разворачивается больше, чем заявлено или разрешено',
    kk: 'сығылған файл мәлімделгеннен немесе рұқсат етілгеннен артық ашылады',
    en: 'a compressed file grows beyond what is declared or allowed',
  },
  LOCAL_DIFFERS: {
    ru: 'заголовок перед файлом расходится с каталогом',
    kk: 'файл алдындағы тақырып каталогпен сәйкес емес',
    en: 'the header before a file disagrees with the directory',
  },
  BROKEN_ENTRY: {
    ru: 'файл не читается там, где указал каталог',
    kk: 'файл каталог көрсеткен жерде оқылмайды',
    en: 'a file cannot be read where the directory says',
  },
  OVERLAP: {
    ru: 'файлы лежат друг на друге',
    kk: 'файлдар бірінің үстінде бірі жатыр',
    en: 'files lie over each other',
  },
  GAP: {
    ru: 'есть байты, которые не относятся ни к одному файлу',
    kk: 'ешбір файлға жатпайтын байттар бар',
    en: 'there are bytes that belong to no file',
  },
  CRC: { ru: 'контрольная сумма не сходится', kk: 'бақылау сомасы сәйкес емес', en: 'wrong CRC' },
  DUPLICATE: {
    ru: 'имя файла повторяется',
    kk: 'файл аты қайталанады',
    en: 'the name of a file is repeated',
  },
  TWIN: {
    ru: 'имена различаются только регистром или формой букв',
    kk: 'аттар тек әріп регистрімен не түрімен ерекшеленеді',
    en: 'names differ by case or form of letters alone',
  },
  TRAVERSAL: {
    ru: 'имя ведёт из папки наружу',
    kk: 'ат қалтадан сыртқа шығарады',
    en: 'the name leads out of the folder',
  },
  ABSOLUTE: { ru: 'имя от корня диска', kk: 'ат диск түбірінен', en: 'an absolute name' },
  BACKSLASH: {
    ru: 'в имени обратная черта',
    kk: 'атта кері қиғаш сызық бар',
    en: 'a backslash in a name',
  },
  NAME: {
    ru: 'имя не из латинских букв, цифр и знаков . _ -',
    kk: 'ат латын әріптерінен, цифрлардан және . _ - белгілерінен тұрмайды',
    en: 'a name of other signs than Latin letters, digits and . _ -',
  },
  NOT_CANONICAL: {
    ru: 'есть байты, которых в таком же акте, сделанном заново, не было бы',
    kk: 'қайта жасалған дәл осындай актіде болмайтын байттар бар',
    en: 'there are bytes that the same act, made again, would not have',
  },
} as const satisfies Record<string, Text>

export type ZipProblemCode = keyof typeof zipProblems

export interface ZipProblem {
  readonly code: ZipProblemCode
  /** As in the file: not fit to be printed. */
  readonly entry?: string
  readonly detail?: string
}
