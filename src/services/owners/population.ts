import { checkDigit } from '../identifiers.ts'

/** A person who cannot be: born on 31.12.2099, known only to this emulator. */
export interface Person {
  readonly iin: string
  readonly surname: string
  readonly name: string
  readonly patronymic: string
  /** xs:date */
  readonly birthDate: string
  readonly gender: Gender
  readonly documentNumber: string
}

export type Gender = 'male' | 'female'

const BIRTH_DATE = '2099-12-31'

const names: Readonly<Record<Gender, readonly string[]>> = {
  male: ['Әлібек', 'Ғалым', 'Қайрат', 'Ұлан', 'Өмірбек', 'Жәңгір', 'Нұрлан', 'Ерңұр'],
  female: ['Әсел', 'Ғазиза', 'Қарлығаш', 'Үміт', 'Өрнек', 'Іңкәр', 'Гүлнұр', 'Меңсұлу'],
}
const fathers = ['Әлихан', 'Қуаныш', 'Ғани', 'Ұзақ', 'Өтеген', 'Жәнібек']
const surnames = ['Сынақ', 'Үлгі', 'Тестов', 'Эмуляторов', 'Мысал', 'Жаңғыртпа', 'Көшірме', 'Нұсқа']

/** The same people for the same seed, men and women in turn; the IINs do not depend on the seed. */
export function synthesize({ seed = 1, size = 100 } = {}): readonly Person[] {
  const next = randomFrom(seed)
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? ''
  const iins = { male: iinsOf('5'), female: iinsOf('6') }
  return Array.from({ length: size }, (_, index) => {
    const gender: Gender = index % 2 === 0 ? 'male' : 'female'
    return {
      iin: iins[gender].next().value,
      surname: pick(surnames),
      name: pick(names[gender]),
      patronymic: `${pick(fathers)}${gender === 'male' ? 'ұлы' : 'қызы'}`,
      birthDate: BIRTH_DATE,
      gender,
      documentNumber: `EMU${String(index + 1).padStart(6, '0')}`,
    }
  })
}

/** Every valid IIN of that day and century digit (5 a man, 6 a woman of the 21st century), in order. */
function* iinsOf(century: string): Generator<string, string> {
  for (let serial = 1; serial < 10_000; serial++) {
    const eleven = `991231${century}${String(serial).padStart(4, '0')}`
    const digit = checkDigit(eleven)
    if (digit !== undefined) yield `${eleven}${digit}`
  }
  throw new Error('a day has no more IINs')
}

/** mulberry32: small and the same everywhere; numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
