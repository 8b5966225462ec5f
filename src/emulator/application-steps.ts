import { record } from '../act/log/chain.ts'
import type { Clock } from '../clock.ts'
import type { Stores } from '../storage/stores.ts'
import { plainWords } from './erasure/words.ts'

/** Puts the step that an application just took on the event log too, in the same unit of work: its history alone is no chain. Throws PERSONAL_DATA_IN_TEXT. */
export async function recordStep(
  applicationId: string,
  { applicationEvents, eventLog: log }: Pick<Stores, 'applicationEvents' | 'eventLog'>,
  clock: Clock,
): Promise<void> {
  const step = (await applicationEvents.of(applicationId)).at(-1)
  if (step === undefined) throw new Error(`application ${applicationId} took no step`)
  const { action, from = '', to, by, detail } = step
  const named = ['sessionId', 'reason'].flatMap((name) =>
    typeof detail[name] === 'string' ? [[name, String(detail[name])] as const] : [],
  )
  for (const [field, text] of [['by', by], ...named])
    if (field !== undefined && text !== undefined) plainWords(field, text, clock())
  const data = { applicationId, action, from, to, by, ...Object.fromEntries(named) }
  await record({ kind: 'application-step', data }, { log, clock })
}
