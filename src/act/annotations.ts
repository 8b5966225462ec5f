import type { Text } from '../certification/text.ts'
import type { ActAnnotations, ActConfirmation, ActOverride } from './annex-shape.ts'
import { canonicalJson, sha256 } from './json.ts'
import type { LogEvents } from './log/events.ts'

/** What the annex says before the first row. */
export const annotationsNote: Text = {
  ru: 'Что люди записали рядом с вердиктами машины до закрытия сессии. Вердикты машины и счёт остались как были: ответов {responses}, требуется {required}.',
  kk: 'Сессия жабылғанға дейін адамдардың машина қорытындыларының қасына жазғаны. Машинаның қорытындылары мен есеп өзгерген жоқ: жауаптар {responses}, талап етіледі {required}.',
  en: 'What people put on record beside the verdicts of the machine before the session was closed. The verdicts of the machine and the count stayed as they were: {responses} responses, {required} required.',
}

/** A row of the event log, as much of it as is needed here. */
interface Row {
  readonly seq: number
  readonly at: string
  readonly data: string
}

export interface AnnotationSource {
  ofKind(kind: string): Promise<readonly Row[]>
}

type Rows = Pick<ActAnnotations, 'overrides' | 'confirmations'>

/** What stands in the event log of a session now: verdicts judged otherwise, personal data confirmed. */
export async function annotationsOf(sessionId: string, log: AnnotationSource): Promise<Rows> {
  const overridden = await log.ofKind('verdict-overridden')
  const confirmed = await log.ofKind('personal-data-confirmed')
  const overrides = overridden.map((row) => ({ row, data: overrideIn(row) }))
  const confirmations = confirmed.map((row) => ({ row, data: confirmationIn(row) }))
  return {
    overrides: overrides
      .filter(({ data }) => data.statement.sessionId === sessionId)
      .map(({ row, data }, index) => actOverride(row, data, index + 1)),
    confirmations: confirmations
      .filter(({ data }) => data.sessionId === sessionId)
      .map(({ row, data }) => actConfirmation(row, data)),
  }
}

/** The bytes that were signed. */
export const signedStatement = ({ statement }: Pick<Overridden, 'statement'>): string =>
  canonicalJson(statement)

type Overridden = LogEvents['verdict-overridden']
type Confirmed = LogEvents['personal-data-confirmed']

export const overrideIn = ({ data }: Pick<Row, 'data'>): Overridden => JSON.parse(data)
const confirmationIn = ({ data }: Row): Confirmed => JSON.parse(data)

function actOverride({ seq: row, at }: Row, data: Overridden, number: number): ActOverride {
  const { sessionId: _, ...said } = data.statement
  const statementSha256 = sha256(signedStatement(data))
  return { number, row, at, ...said, signer: data.signer, statementSha256 }
}

const actConfirmation = (
  { seq: row, at }: Row,
  { by, statement, findings: places }: Confirmed,
): ActConfirmation => ({ row, at, by, statement, places })
