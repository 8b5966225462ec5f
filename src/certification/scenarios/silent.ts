import { places } from '../checks/places.ts'
import { recorded } from '../checks/recorded.ts'
import { asksForToken, showsToken, story } from './steps.ts'

const { verificationToken, bin, proactiveCode, basisCode, token } = places

/** method 2, the consent was taken by own means. */
export const own = story({
  id: 'KDP-11',
  methods: ['own'],
  rule: 'R-045',
  title: {
    ru: 'Способ 2: токен по своему токену верификации, сведения получены',
    kk: '2-тәсіл: өз верификация токені бойынша токен, мәліметтер алынды',
    en: 'Method 2: a token on a verification token of one’s own, and the data got',
  },
  steps: [
    asksForToken([
      recorded('R-032', places.data),
      recorded('R-052', verificationToken),
      recorded('R-053', verificationToken),
      recorded('R-055', bin),
      recorded('R-056', verificationToken),
      recorded('R-057', verificationToken),
      recorded('R-126', places.data),
    ]),
    showsToken('R-059'),
  ],
})

/** 144/НҚ, clause 6(1). */
export const proactive = story({
  id: 'KDP-12',
  methods: ['proactive'],
  rule: 'R-051',
  title: {
    ru: 'Способ 3: токен в рамках проактивной услуги, сведения получены',
    kk: '3-тәсіл: проактивті қызмет шеңберіндегі токен, мәліметтер алынды',
    en: 'Method 3: a token within a proactive service, and the data got',
  },
  steps: [
    asksForToken([
      recorded('R-032', places.data),
      recorded('R-052', verificationToken),
      recorded('R-053', verificationToken),
      recorded('R-054', proactiveCode),
      recorded('R-055', bin),
      recorded('R-056', verificationToken),
      recorded('R-057', verificationToken),
      recorded('R-058', token),
    ]),
    showsToken('R-059'),
  ],
})

/** 144/НҚ, clause 6(2). */
export const protocol = story({
  id: 'KDP-13',
  methods: ['protocol'],
  rule: 'R-068',
  title: {
    ru: 'Способ 4: доступ без согласия по основанию из справочника, сведения получены',
    kk: '4-тәсіл: анықтамалықтағы негіз бойынша келісімсіз қолжетімділік, мәліметтер алынды',
    en: 'Method 4: access without consent on a ground of the list, and the data got',
  },
  steps: [
    asksForToken([
      recorded('R-032', places.data),
      recorded('R-061', verificationToken),
      recorded('R-062', verificationToken),
      recorded('R-063', bin),
      recorded('R-064', bin),
      recorded('R-065', verificationToken),
      recorded('R-068', basisCode),
      recorded('R-066', token),
    ]),
    showsToken('R-067'),
  ],
})
