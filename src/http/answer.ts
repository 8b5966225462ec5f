import { type FaultCode, ShepFault } from '../contract/faults.ts'
import type { Delivery, Entry } from '../gateway/entry.ts'
import type { Journal } from '../gateway/journal.ts'
import type { Outcome } from '../gateway/process.ts'
import type { Responder } from '../gateway/respond.ts'

export interface Answer {
  readonly status: number
  readonly body: Uint8Array
  /** Our id of the journal entry. */
  readonly entryId: string
}

export interface AnswerDeps {
  readonly journal: Journal
  readonly process: (entry: Entry, delivery: Delivery) => Promise<Outcome>
  readonly responder: Responder
  /** HTTP status of a SOAP fault: 500 by SOAP 1.1, 6.2. */
  readonly faultStatus: (fault: FaultCode) => number
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** The whole HTTP surface of the gateway, with no HTTP in it: a delivery in, status and bytes out. */
export function createAnswer(deps: AnswerDeps): (delivery: Delivery) => Promise<Answer> {
  const { journal, process, responder, faultStatus } = deps
  return async (delivery) => {
    const entry = await journal.receive(delivery)
    const outcome = await settle(() => process(entry, delivery), entry, deps)
    const refused = outcome instanceof ShepFault ? outcome : outcome.refused
    const body =
      outcome instanceof ShepFault
        ? await responder.fault(entry, outcome)
        : await responder.answer(entry, outcome)
    const status = outcome instanceof ShepFault ? faultStatus(outcome.code) : 200
    const ending = {
      outcome: refused?.code ?? 'OK',
      detail: refused?.detail ?? {},
      httpStatus: status,
      response: body,
    } as const
    await journal.answered(entry, ending)
    if (refused) logRefusal(entry, refused, deps)
    return { status, body, entryId: entry.id }
  }
}

/** Anything but a ShepFault is our bug: the participant gets an id, the log gets the stack. */
async function settle(
  work: () => Promise<Outcome>,
  entry: Entry,
  { log }: AnswerDeps,
): Promise<Outcome | ShepFault> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ShepFault) return error
    const stack = error instanceof Error ? error.stack : String(error)
    log('unexpected error', { entry: entry.id, stack })
    return new ShepFault('INTERNAL_ERROR')
  }
}

function logRefusal(entry: Entry, { code, detail }: ShepFault, { log }: AnswerDeps): void {
  const { messageId, senderId, serviceId } = entry.facts
  const { checks: _, ...rest } = detail
  log('refused', { entry: entry.id, code, messageId, senderId, serviceId, detail: rest })
}
