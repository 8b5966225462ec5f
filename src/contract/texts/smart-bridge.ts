import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** The clauses on the life of an application, in Kazakh and English. */
export const smartBridgeTexts = {
  'R-014': {
    kk: 'Заңның 9-бабында аталған жағдайлардан басқа, барлығы интеграциялануға міндетті',
    en: 'All must integrate, but in the cases of article 9 of the Law',
  },
  'R-023': {
    kk: 'Заңнамаға сәйкес келмейтін өтінім пысықтауға қайтарылады',
    en: 'An application that does not conform to legislation is returned for revision',
  },
  'R-024': {
    kk: 'Өтінім он жұмыс күнінен асырмай қаралады',
    en: 'An application is reviewed within ten working days',
  },
  'R-025': {
    kk: 'Өз құралдары: сынақ хаттамалары, АҚЖО, банк немесе уәкілетті органның келісуі',
    en: 'Own means: test protocols, an operational centre, a bank or an approval of the authorised body',
  },
  'R-026': {
    kk: 'Оң қаралғаннан кейін мысалдары бар өзекті техникалық құжаттама жүктеледі',
    en: 'After positive review the current technical documentation with examples is downloaded',
  },
  'R-029': {
    kk: 'Өнімді ортадағы интеграция — тестілеу актісі қаралғаннан кейін',
    en: 'Integration in production comes after review of the test act',
  },
  'R-060': {
    kk: 'Келісімсіз қол жеткізу негізі анықтамалық кодымен аталған',
    en: 'The ground of access without consent is named by a code of the directory',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
