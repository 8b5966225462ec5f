import { type Count, type Exchange, type NotCounted, REQUIRED } from './count.ts'
import { type CertificationFacts, type FactStores, factsOf } from './facts.ts'
import { type Conditions, type Missing, missingFor } from './missing.ts'
import { unconfirmed } from './personal-data.ts'
import type { ScenarioResult } from './runner/result.ts'
import { fill, type Text } from './text.ts'

/** How many tokens of the counted responses met which end at the data owner. */
export interface ExchangeTotals {
  readonly accepted: number
  readonly refused: number
  readonly notPresented: number
}

/** "7 of 10, and what is still missing", as data and in words. */
export interface Progress {
  readonly sessionId: string
  readonly state: 'open' | 'frozen'
  readonly required: number
  readonly counted: number
  readonly received: number
  readonly exchanges: ExchangeTotals
  readonly missing: readonly Missing[]
  readonly notCounted: readonly NotCounted[]
  /** How far each scenario is, and whom it waits for. */
  readonly scenarios: readonly ScenarioProgress[]
  readonly text: Text
}

export type ScenarioProgress = Pick<
  ScenarioResult,
  'id' | 'title' | 'required' | 'state' | 'verdict' | 'played' | 'times' | 'waiting'
>

/** Throws ShepFault SESSION_UNKNOWN. */
export async function progressOf(
  sessionId: string,
  { stores, conditions }: { readonly stores: FactStores; readonly conditions: Conditions },
): Promise<Progress> {
  const facts = await factsOf(sessionId, stores)
  if (facts.session.state === 'frozen') return progressIn(facts, [])
  const found = await unconfirmed(facts, conditions.personalData, stores.messages)
  return progressIn(facts, missingFor(facts, conditions, found))
}

function progressIn(facts: CertificationFacts, missing: readonly Missing[]): Progress {
  const { session, count } = facts
  const scenarios = facts.scenarios.map(shown)
  return {
    sessionId: session.id,
    state: session.state,
    required: REQUIRED,
    counted: count.responses.length,
    received: count.received,
    exchanges: exchangeTotals(count),
    missing,
    notCounted: count.notCounted,
    scenarios,
    text: wordsOf(count.responses.length, session.state, { missing, scenarios }),
  }
}

export function exchangeTotals({ responses }: Pick<Count, 'responses'>): ExchangeTotals {
  const having = (verdict: Exchange['verdict']) =>
    responses.filter(({ exchange }) => exchange.verdict === verdict).length
  return {
    accepted: having('accepted'),
    refused: having('refused'),
    notPresented: having('not-presented'),
  }
}

const endings = {
  frozen: { ru: 'сессия закрыта', kk: 'сессия жабылды', en: 'the session is closed' },
  ready: { ru: 'акт можно составить', kk: 'акт жасауға болады', en: 'the act can be made' },
} as const satisfies Record<string, Text>

function shown(result: ScenarioResult): ScenarioProgress {
  const { id, title, required, state, verdict, played, times, waiting } = result
  return { id, title, required, state, verdict, played, times, ...(waiting && { waiting }) }
}

const stillOpen: Text = {
  ru: 'ещё не сыграны: {ids}',
  kk: 'әлі ойналмаған: {ids}',
  en: 'still open: {ids}',
}

function wordsOf(
  counted: number,
  state: Progress['state'],
  { missing, scenarios }: Pick<Progress, 'missing' | 'scenarios'>,
): Text {
  const open = scenarios.filter((one) => one.state === 'not-started' || one.state === 'under-way')
  const left = fill(stillOpen, { ids: open.map(({ id }) => id).join(', ') })
  const ending = (language: keyof Text): string => {
    if (state === 'frozen') return endings.frozen[language]
    const ready = missing.length === 0 ? [endings.ready[language]] : []
    const told = [...ready, ...missing.map(({ text }) => text[language])]
    return [...told, ...(open.length === 0 ? [] : [left[language]])].join('; ')
  }
  return {
    ru: `${counted} из ${REQUIRED}: ${ending('ru')}`,
    kk: `${counted}/${REQUIRED}: ${ending('kk')}`,
    en: `${counted} of ${REQUIRED}: ${ending('en')}`,
  }
}
