import { bridgeRoles, stages } from '../../contract/smart-bridge.ts'
import { type Content, type Html, html } from '../html.ts'
import type { Voice } from '../outcome.ts'
import { code, factList, sessionPath, table, time } from '../parts.ts'
import { deedTexts, detailNames } from './history-texts.ts'
import type { HistoryRow } from './pages.ts'

/** All that happened: when, what, who, and what it was about. */
export function historySection(history: readonly HistoryRow[], voice: Voice): Html {
  const { say } = voice
  const columns = (['time', 'appDeed', 'appBy', 'appDetail'] as const).map((key) => say(key))
  const rows = history.map((row) => cells(row, voice))
  return html`<section aria-labelledby="history"><h2 id="history">${say('appHistory')}</h2>
${table({ caption: say('appHistory'), columns, rows })}</section>`
}

function cells(row: HistoryRow, { say, language }: Voice): Content[] {
  const { at, action, detail } = row
  const words = Object.hasOwn(deedTexts, action) ? deedTexts[action]?.[language] : action
  const stage =
    'to' in row && row.to !== row.from
      ? html`<br><small>→ ${stages[row.to][language]}</small>`
      : undefined
  const who =
    'by' in row ? html`${row.by} <small>${bridgeRoles[row.role][language]}</small>` : say('appSeen')
  return [time(at), html`${words}${stage}`, who, detailOf(detail, language)]
}

/** The content of an application is on its page already. */
function detailOf(detail: Readonly<Record<string, unknown>>, language: Voice['language']): Content {
  const facts = Object.entries(detail)
    .filter(([name, value]) => name !== 'content' && written(value) !== '')
    .map(([name, value]): readonly [string, Content] => [
      detailNames[name]?.[language] ?? name,
      name === 'sessionId'
        ? html`<a href="${sessionPath(String(value))}">${code(String(value))}</a>`
        : name === 'reason'
          ? String(value)
          : code(written(value)),
    ])
  return facts.length === 0 ? undefined : factList(facts)
}

function written(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return value === undefined || value === null ? '' : JSON.stringify(value)
}
