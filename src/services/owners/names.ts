/** A word as it is written in Kazakh and in Russian. */
export interface Named {
  readonly kk: string
  readonly ru: string
}

export type Gender = 'male' | 'female'

/** Of one language. */
export interface FullName {
  readonly surname: string
  readonly name: string
  readonly patronymic: string
}

const both = (kk: string, ru: string): Named => ({ kk, ru })

export const givenNames: Readonly<Record<Gender, readonly Named[]>> = {
  male: [
    both('Әлібек', 'Алибек'),
    both('Ғалым', 'Галым'),
    both('Қайрат', 'Кайрат'),
    both('Ұлан', 'Улан'),
    both('Өмірбек', 'Омирбек'),
    both('Жәңгір', 'Жангир'),
    both('Нұрлан', 'Нурлан'),
    both('Ерңұр', 'Ернур'),
  ],
  female: [
    both('Әсел', 'Асель'),
    both('Ғазиза', 'Газиза'),
    both('Қарлығаш', 'Карлыгаш'),
    both('Үміт', 'Умит'),
    both('Өрнек', 'Орнек'),
    both('Іңкәр', 'Инкар'),
    both('Гүлнұр', 'Гульнур'),
    both('Меңсұлу', 'Менсулу'),
  ],
}

/** Names of fathers who are not on record themselves. */
export const fathers: readonly Named[] = [
  both('Әлихан', 'Алихан'),
  both('Қуаныш', 'Куаныш'),
  both('Ғани', 'Гани'),
  both('Ұзақ', 'Узак'),
  both('Өтеген', 'Утеген'),
  both('Жәнібек', 'Жанибек'),
]

/** Surnames that say what their bearers are: a test, a sample, a copy. */
export const surnames: readonly Named[] = [
  both('Сынақ', 'Сынак'),
  both('Үлгі', 'Улги'),
  both('Тестов', 'Тестов'),
  both('Эмуляторов', 'Эмуляторов'),
  both('Мысал', 'Мысал'),
  both('Жаңғыртпа', 'Жангыртпа'),
  both('Көшірме', 'Коширме'),
  both('Нұсқа', 'Нуска'),
]

/** The name of a person in both languages: surname by its root, patronymic by the father's name. */
export function fullNames(
  of: { readonly surname: Named; readonly name: Named; readonly father: Named },
  gender: Gender,
): Readonly<Record<keyof Named, FullName>> {
  const endings = gender === 'male' ? both('ұлы', 'улы') : both('қызы', 'кызы')
  const inLanguage = (language: keyof Named): FullName => ({
    surname: inflected(of.surname[language], gender),
    name: of.name[language],
    patronymic: of.father[language] + endings[language],
  })
  return { kk: inLanguage('kk'), ru: inLanguage('ru') }
}

const inflected = (surname: string, gender: Gender): string =>
  gender === 'female' && surname.endsWith('ов') ? `${surname}а` : surname
