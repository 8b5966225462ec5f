import type { FaultEntry } from './entry.ts'

/** Why a file with a key cannot be used. */
export const keyFileFaults = {
  KEY_FILE_UNKNOWN: {
    as: 'status',
    wire: 'KEY-101',
    ru: 'Файл ключа неизвестного вида или защищён неизвестным алгоритмом',
    kk: 'Кілт файлының түрі немесе оны қорғау алгоритмі белгісіз',
    en: 'The key file is of an unknown kind, or protected by an unknown algorithm',
  },
  KEY_FILE_DAMAGED: {
    as: 'status',
    wire: 'KEY-102',
    ru: 'Файл ключа повреждён',
    kk: 'Кілт файлы бүлінген',
    en: 'The key file is damaged',
  },
  KEY_FILE_LIMIT: {
    as: 'status',
    wire: 'KEY-103',
    ru: 'Файл ключа больше допустимого или требует слишком много вычислений',
    kk: 'Кілт файлы рұқсат етілгеннен үлкен немесе тым көп есептеуді қажет етеді',
    en: 'The key file is too large, or asks for too much work',
  },
  KEY_PASSWORD_NEEDED: {
    as: 'status',
    wire: 'KEY-104',
    ru: 'Ключ защищён паролем, а пароль не указан',
    kk: 'Кілт құпиясөзбен қорғалған, ал құпиясөз көрсетілмеген',
    en: 'The key is protected by a password, and none was given',
  },
  KEY_PASSWORD_WRONG: {
    as: 'status',
    wire: 'KEY-105',
    ru: 'Пароль не подходит к файлу ключа, либо файл повреждён',
    kk: 'Құпиясөз кілт файлына сәйкес келмейді немесе файл бүлінген',
    en: 'The password does not fit the key file, or the file is damaged',
  },
  KEY_MISSING: {
    as: 'status',
    wire: 'KEY-106',
    ru: 'В файле нет закрытого ключа',
    kk: 'Файлда жабық кілт жоқ',
    en: 'The file holds no private key',
  },
  KEY_KIND_UNKNOWN: {
    as: 'status',
    wire: 'KEY-107',
    ru: 'Алгоритм закрытого ключа не поддерживается',
    kk: 'Жабық кілттің алгоритміне қолдау көрсетілмейді',
    en: 'The algorithm of the private key is not supported',
  },
  KEY_CERTIFICATE_MISSING: {
    as: 'status',
    wire: 'KEY-108',
    ru: 'Ни один сертификат не соответствует закрытому ключу',
    kk: 'Жабық кілтке бірде-бір сертификат сәйкес келмейді',
    en: 'No certificate belongs to the private key',
  },
  KEY_AMBIGUOUS: {
    as: 'status',
    wire: 'KEY-109',
    ru: 'В файле несколько ключей: укажите имя (alias) одного из них',
    kk: 'Файлда бірнеше кілт бар: біреуінің атын (alias) көрсетіңіз',
    en: 'The file holds several keys: name the alias of one of them',
  },
} as const satisfies Record<string, FaultEntry>
