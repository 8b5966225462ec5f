import type { RuleId } from '../contract/rules.ts'
import { REQUIRED } from './count.ts'
import type { CertificationFacts } from './facts.ts'
import type { PersonalDataFinding, PersonalDataScan } from './personal-data.ts'
import { fill, type Text } from './text.ts'

/** The emulator as it runs now. */
export interface Conditions {
  /** `buildText` of the running build. */
  readonly build: string
  readonly profile: string
  /** Settings that relax the checks of the gateway, by name; an act is made with none. */
  readonly relaxations: readonly string[]
  /** Finds what looks like personal data of somebody real. */
  readonly personalData: PersonalDataScan
}

/** One thing that stands between a session and its act. */
export interface Missing {
  readonly code: string
  readonly rule: RuleId
  readonly text: Text
}

interface ActCondition {
  readonly code: string
  readonly rule: RuleId
  readonly text: Text
  /** Undefined: holds. Otherwise the values of `text`. */
  readonly judge: (
    facts: CertificationFacts,
    conditions: Conditions,
    found: readonly PersonalDataFinding[],
  ) => Readonly<Record<string, string | number>> | undefined
}

const entriesOf = (found: readonly { readonly id: string }[]) =>
  found.length === 0 ? undefined : { entries: found.map(({ id }) => id).join(', ') }

const FEW = 5

/** The first few, and how many there are besides. */
function placesOf(found: readonly PersonalDataFinding[]) {
  if (found.length === 0) return undefined
  const few = found
    .slice(0, FEW)
    .map(({ entryId, side, element, shown }) => `${entryId} ${side} <${element}> ${shown}`)
  const more = found.length > FEW ? [`… +${found.length - FEW}`] : []
  return { places: [...few, ...more].join(', ') }
}

/** What an act needs; every one is judged and every one that fails is told. */
export const actConditions: readonly ActCondition[] = [
  {
    code: 'APPLICATION_NOT_APPROVED',
    rule: 'R-020',
    text: {
      ru: 'заявка не одобрена',
      kk: 'өтінім мақұлданбаған',
      en: 'the application is not approved',
    },
    judge: ({ application: { state, approvedAt } }) =>
      state === 'approved' && approvedAt ? undefined : {},
  },
  {
    code: 'RESPONSES',
    rule: 'R-028',
    text: {
      ru: 'успешных ответов с токеном безопасности засчитано {counted} из {required}, не хватает: {left}',
      kk: 'қауіпсіздік токені бар сәтті жауаптар есептелді: {required} жауаптан {counted}, жетпейді: {left}',
      en: '{counted} of {required} successful responses with a security token are counted, {left} to go',
    },
    judge: ({ count: { responses } }) =>
      responses.length >= REQUIRED
        ? undefined
        : {
            counted: responses.length,
            required: REQUIRED,
            left: REQUIRED - responses.length,
          },
  },
  {
    code: 'ENGINES_DISAGREE',
    rule: 'W-28',
    text: {
      ru: 'движки проверки подписи разошлись на сообщениях: {entries}; с ними акт не составляется, нужна новая сессия',
      kk: 'қолтаңбаны тексеру қозғалтқыштары мына хабарламаларда келіспеді: {entries}; олармен акт жасалмайды, жаңа сессия керек',
      en: 'the signature engines disagree on messages {entries}; no act can rest on them, a new session is needed',
    },
    judge: ({ count: { disagreements } }) => entriesOf(disagreements),
  },
  {
    code: 'QUIRKS',
    rule: 'W-29',
    text: {
      ru: 'сообщения проверены с послаблениями (SHEP_QUIRKS): {entries}; с ними акт не составляется, нужна новая сессия',
      kk: 'мына хабарламалар жеңілдіктермен (SHEP_QUIRKS) тексерілген: {entries}; олармен акт жасалмайды, жаңа сессия керек',
      en: 'messages {entries} were judged under quirks (SHEP_QUIRKS); no act can rest on them, a new session is needed',
    },
    judge: ({ count: { quirked } }) => entriesOf(quirked),
  },
  {
    code: 'CLOCK_MOVED',
    rule: 'R-111',
    text: {
      ru: 'часы эмулятора переводились во время сессии, раз: {moves}; её сроки ничего не значат, нужна новая сессия',
      kk: 'сессия кезінде эмулятор сағаты {moves} рет жылжытылған; оның мерзімдері ештеңені білдірмейді, жаңа сессия керек',
      en: 'the clock of the emulator was moved {moves} time(s) during the session; its terms mean nothing, a new session is needed',
    },
    judge: ({ clockMoves }) => (clockMoves.length === 0 ? undefined : { moves: clockMoves.length }),
  },
  {
    code: 'PERSONAL_DATA',
    rule: 'R-028',
    text: {
      ru: 'похоже на персональные данные настоящих людей: {places}; возьмите вымышленные и новую сессию, или подтвердите (POST …/personal-data/confirm)',
      kk: 'нақты адамдардың дербес деректеріне ұқсайды: {places}; ойдан шығарылғандарын және жаңа сессияны алыңыз немесе растаңыз (POST …/personal-data/confirm)',
      en: 'looks like personal data of real people: {places}; take invented ones and a new session, or confirm (POST …/personal-data/confirm)',
    },
    judge: (_, __, found) => placesOf(found),
  },
  {
    code: 'RELAXED',
    rule: 'R-028',
    text: {
      ru: 'настройки ослабляют проверки: {relaxations}',
      kk: 'баптаулар тексерулерді босаңсытады: {relaxations}',
      en: 'settings relax the checks: {relaxations}',
    },
    judge: (_, { relaxations }) =>
      relaxations.length === 0 ? undefined : { relaxations: relaxations.join(', ') },
  },
  {
    code: 'BUILD_CHANGED',
    rule: 'R-028',
    text: {
      ru: 'сессия открыта на другой сборке: {opened}; сейчас: {now}',
      kk: 'сессия басқа жинақта ашылған: {opened}; қазір: {now}',
      en: 'the session was opened on another build: {opened}; now: {now}',
    },
    judge: ({ session }, { build }) =>
      session.build === build ? undefined : { opened: session.build, now: build },
  },
  {
    code: 'PROFILE_CHANGED',
    rule: 'R-028',
    text: {
      ru: 'сессия открыта с другим профилем: {opened}; сейчас: {now}',
      kk: 'сессия басқа профильмен ашылған: {opened}; қазір: {now}',
      en: 'the session was opened with another profile: {opened}; now: {now}',
    },
    judge: ({ session }, { profile }) =>
      session.profile === profile ? undefined : { opened: session.profile, now: profile },
  },
]

/** Everything that is still missing for the act; empty means it can be made. `found`: personal data that nobody confirmed. */
export function missingFor(
  facts: CertificationFacts,
  conditions: Conditions,
  found: readonly PersonalDataFinding[],
): Missing[] {
  return actConditions.flatMap(({ code, rule, text, judge }) => {
    const values = judge(facts, conditions, found)
    return values ? [{ code, rule, text: fill(text, values) }] : []
  })
}
