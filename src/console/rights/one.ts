import type { Text } from '../../certification/text.ts'
import type { InformationPoint } from '../../contract/rights.ts'
import { type Content, type Html, html } from '../html.ts'
import type { Voice } from '../outcome.ts'
import { code, factList, inAstana, personal, table, time } from '../parts.ts'
import { termWords } from './list.ts'
import { channelTexts, organisationRoleTexts, pointTexts } from './right-texts.ts'
import type { Answers, Matter, MatterEvent } from './told.ts'

/** One matter: how it stands, what is asked, what can be answered, and all that happened. */
export const matterMain = (matter: Matter, draft: Answers<Text>, voice: Voice): Html =>
  html`${standingSection(matter, voice)}
${askedSection(matter, voice)}
${isOpen(matter) ? nextSection(matter, voice) : undefined}
${isOpen(matter) ? draftSection(draft, voice) : undefined}
${historySection(matter, voice)}`

const open: ReadonlySet<Matter['state']> = new Set<Matter['state']>([
  ...(['received', 'explanation-asked', 'explained'] as const),
])
const isOpen = ({ state }: Matter): boolean => open.has(state)

function standingSection(matter: Matter, voice: Voice): Html {
  const { say, language } = voice
  const { kindText, stateText, receivedAt } = matter
  return html`<section aria-labelledby="standing"><h2 id="standing">${say('state')}</h2>
<p class="outcome">${stateText[language]}</p>
${factList([
  [say('rightsKind'), kindText[language]],
  [say('received'), time(receivedAt)],
  [say('rightsTerm'), termWords(matter, voice)],
])}</section>`
}

function askedSection(matter: Matter, { say, language }: Voice): Html {
  const { iin, by, role, bin, organisation, organisationRole, channel, content } = matter
  const points = content.points?.map((point) => html`<li>${pointTexts[point][language]}</li>`)
  return html`<section aria-labelledby="asked"><h2 id="asked">${say('rightsAsked')}</h2>
${factList([
  [say('rightsSubject'), personal(iin)],
  [say('rightsRepresentative'), role === 'representative' ? personal(by) : undefined],
  [
    say('rightsOrganisation'),
    html`${organisation}, ${code(bin)}, ${organisationRoleTexts[organisationRole][language]}`,
  ],
  [say('rightsChannel'), channelTexts[channel][language]],
  [say('rightsProtection'), content.protection],
  [say('rightsPoints'), points && html`<ul>${points}</ul>`],
  [say('rightsData'), content.data],
  [say('rightsDocuments'), content.documents?.join('; ')],
  [say('rightsViolation'), content.violation],
  [say('rightsText'), content.text],
])}</section>`
}

/** Who takes the next step, and by which address of the control API. */
function nextSection({ id, kind, state, bin }: Matter, { say }: Voice): Html {
  const address = (deed: string) => html`<code>POST /api/v1/rights/${id}/${deed}</code>`
  const steps: Content =
    kind !== 'complaint'
      ? html`<li>${say('rightsDecide')} (${code(bin)})<br>${address('decision')}</li>`
      : state === 'received'
        ? html`<li>${say('rightsAskExplanation')}<br>${address('explanation-request')}</li>`
        : [
            state === 'explanation-asked'
              ? html`<li>${say('rightsExplain')} (${code(bin)})<br>${address('explanation')}</li>`
              : undefined,
            html`<li>${say('rightsFind')}<br>${address('finding')}</li>`,
          ]
  return html`<section aria-labelledby="next"><h2 id="next">${say('rightsNext')}</h2><ul>${steps}</ul></section>`
}

/** R-150: what is known here of each point asked about. */
function draftSection(draft: Answers<Text>, voice: Voice): Content {
  const { say, language } = voice
  const facts = pointsOf(draft).map(([point, text]): readonly [string, Content] => [
    pointTexts[point][language],
    inAstana(text[language]),
  ])
  if (facts.length === 0) return undefined
  return html`<section aria-labelledby="draft"><h2 id="draft">${say('rightsDraft')}</h2>
<p class="hint">${say('rightsDraftText')}</p>
${factList(facts)}</section>`
}

function historySection({ receivedAt, by, events }: Matter, voice: Voice): Html {
  const { say } = voice
  const columns = (['time', 'rightsWhat', 'rightsWho', 'rightsSaid'] as const).map((key) =>
    say(key),
  )
  const rows = [
    [time(receivedAt), say('rightsReceived'), personal(by), undefined],
    ...events.map((event) => eventCells(event, voice)),
  ]
  return html`<section aria-labelledby="history"><h2 id="history">${say('rightsHistory')}</h2>
${table({ caption: say('rightsHistory'), columns, rows })}</section>`
}

function eventCells(
  { at, text, by, detail, answers }: MatterEvent,
  { language }: Voice,
): Content[] {
  const told =
    answers &&
    pointsOf(answers).map(([point, words]): readonly [string, Content] => [
      pointTexts[point][language],
      words,
    ])
  const said = told ? html`${detail} ${factList(told)}` : detail
  return [time(at), text[language], code(by), said]
}

const pointsOf = <T>(answers: Answers<T>): (readonly [InformationPoint, T])[] =>
  Object.entries(answers) as [InformationPoint, T][]
