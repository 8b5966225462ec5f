import type { Text } from '../text.ts'

/** A case of article 9 of the Law in which nobody is obliged to integrate with the state service. */
export interface Exemption {
  /** The code of the ground, as in the directory of grounds. */
  readonly ground: string
  readonly article: string
  /** Every text that exempts it. */
  readonly sources: readonly string[]
  readonly text: Text
}

const ORDER = '№ 236/НҚ, п. 3'
const LAW = '№ 94-V, ст. 8-1, п. 1 (ред. № 211-VIII от 16.07.2025)'

/** the union of what the order and the law name. The order does not name 2-1 yet: that is told by its sources. */
export const exemptions: readonly Exemption[] = [
  {
    ground: 'ART9_1',
    article: 'ст. 9, п. 1)',
    sources: [ORDER, LAW],
    text: {
      ru: 'деятельность правоохранительных органов, судов и исполнительное производство',
      kk: 'құқық қорғау органдары мен соттардың қызметі және атқарушылық іс жүргізу',
      en: 'the work of law enforcement, courts and enforcement proceedings',
    },
  },
  {
    ground: 'ART9_2',
    article: 'ст. 9, п. 2)',
    sources: [ORDER, LAW],
    text: {
      ru: 'государственная статистика',
      kk: 'мемлекеттік статистика',
      en: 'state statistics',
    },
  },
  {
    ground: 'ART9_2_1',
    article: 'ст. 9, п. 2-1)',
    sources: [LAW],
    text: { ru: 'воинский учёт', kk: 'әскери есепке алу', en: 'military registration' },
  },
  {
    ground: 'ART9_9',
    article: 'ст. 9, п. 9)',
    sources: [ORDER, LAW],
    text: {
      ru: 'сведения, которые получает орган надзора за финансовым рынком',
      kk: 'қаржы нарығын қадағалау органы алатын мәліметтер',
      en: 'what the supervisor of the financial market obtains',
    },
  },
  {
    ground: 'ART9_9_2',
    article: 'ст. 9, п. 9-2)',
    sources: [ORDER, LAW],
    text: {
      ru: 'резервные копии на единой национальной платформе хранения',
      kk: 'бірыңғай ұлттық сақтау платформасындағы резервтік көшірмелер',
      en: 'backup copies on the single national platform of storage',
    },
  },
]
