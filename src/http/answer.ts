import { type FaultCode, ShepFault } from '../contract/faults.ts'
import type { Delivery, Entry } from '../gateway/entry.ts'
import type { Journal } from '../gateway/journal.ts'
import type { Outcome } from '../gateway/process.ts'
import type { Responder } from '../gateway/respond.ts'

export interface Answer {
  readonly status: number
  readonly body: Uint8Array
  /** That of XML when absent. */
  readonly contentType?: string
  /** Our id of the journal entry. */
  readonly entryId: string
  /** Those that are sent and on record; the server adds Date and what it says of the connection. */
  readonly headers: Headers
}

type Headers = readonly (readonly [name: string, value: string])[]

/** What goes back, before it is stored and sent. */
export type Written = Omit<Answer, 'entryId' | 'headers'>

/** Puts another answer in the place of the good one; undefined: the good one goes. */
export type Spoil = (
  entry: Entry,
  good: Written & { readonly refused?: ShepFault },
) => Promise<Written | undefined>

export interface AnswerDeps {
  readonly journal: Journal
  readonly process: (entry: Entry, delivery: Delivery) => Promise<Outcome>
  readonly responder: Responder
  /** HTTP status of a SOAP fault: 500 by SOAP 1.1, 6.2. */
  readonly faultStatus: (fault: FaultCode) => number
  /** The hostile gateway, for sessions that asked for it. */
  readonly spoil?: Spoil
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** The whole HTTP surface of the gateway, with no HTTP in it: a delivery in, status and bytes out. */
export function createAnswer(deps: AnswerDeps): (delivery: Delivery) => Promise<Answer> {
  const { journal, process, spoil } = deps
  return async (delivery) => {
    const entry = await journal.receive(delivery)
    const outcome = await settle(() => process(entry, delivery), entry, deps)
    const refused = outcome instanceof ShepFault ? outcome : outcome.refused
    const good = await write(entry, outcome, deps)
    const sent = (await spoil?.(entry, { ...good, ...(refused && { refused }) })) ?? good
    const headers = headersOf(sent, entry.id)
    const ending = {
      outcome: refused?.code ?? 'OK',
      detail: refused?.detail ?? {},
      httpStatus: sent.status,
      response: sent.body,
      headers,
    } as const
    await journal.answered(entry, ending)
    if (refused) logRefusal(entry, refused, deps)
    return { ...sent, entryId: entry.id, headers }
  }
}

function headersOf({ status, body, contentType }: Written, entryId: string): Headers {
  const challenge = ['www-authenticate', 'Basic realm="shep-emulator", charset="UTF-8"'] as const
  return [
    ['content-type', contentType ?? 'text/xml; charset=utf-8'],
    ['content-length', String(body.length)],
    ['x-shep-emu-trace', entryId],
    ...(status === 401 ? [challenge] : []),
  ]
}

async function write(
  entry: Entry,
  outcome: Outcome | ShepFault,
  { responder, faultStatus }: AnswerDeps,
): Promise<Written> {
  if (outcome instanceof ShepFault)
    return { status: faultStatus(outcome.code), body: await responder.fault(entry, outcome) }
  return { status: 200, body: await responder.answer(entry, outcome) }
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
