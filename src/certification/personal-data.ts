import type { MessageContent, MessageStore } from '../storage/messages.ts'
import type { Count } from './count.ts'
import type { Entry } from './entry.ts'
import type { CertificationFacts } from './facts.ts'

/** A value in a message that looks like the personal data of somebody real. The value itself is nowhere but in the message. */
export interface PersonalDataFinding {
  readonly entryId: string
  readonly side: 'request' | 'response'
  /** `uin`: the element it stands in; `JWT`: a token; `certificate`. */
  readonly element: string
  /** Where in the bytes, or in the decoded token or certificate. */
  readonly offset: number
  readonly kind: 'iin' | 'phone'
  /** With its middle hidden. */
  readonly shown: string
}

/** Looks through both sides of a message. */
export type PersonalDataScan = (content: MessageContent) => readonly PersonalDataFinding[]

/** Names a finding without its value, so that it can be put on record for ever. */
export const placeOf = ({ entryId, side, element, offset, kind }: PersonalDataFinding): string =>
  `${entryId} ${side} <${element}> ${offset} ${kind}`

/** Every message of a session, each once. */
export const entriesOf = ({ responses, notCounted }: Count): readonly Entry[] => [
  ...responses.flatMap(({ entry, exchange }) =>
    'entry' in exchange ? [entry, exchange.entry] : [entry],
  ),
  ...notCounted.map(({ entry }) => entry),
]

type Messages = Pick<MessageStore, 'content'>

/** Reads the messages of a session one after another, and gives what `look` makes of each; no two are held at once. */
export async function eachMessage<T>(
  count: Count,
  messages: Messages,
  look: (content: MessageContent) => readonly T[],
): Promise<readonly T[]> {
  const found: T[] = []
  for (const { id } of entriesOf(count)) found.push(...look(await contentIn(messages, id)))
  return found
}

/** The bytes of a message of a session. */
export async function contentIn(messages: Messages, id: string): Promise<MessageContent> {
  const content = await messages.content(id)
  if (content === undefined) throw new Error(`journal entry ${id} of the session is not there`)
  return content
}

/** What nobody has confirmed yet; what was confirmed holds for that place alone. */
export async function unconfirmed(
  { count, confirmed }: Pick<CertificationFacts, 'count' | 'confirmed'>,
  scan: PersonalDataScan,
  messages: Messages,
): Promise<readonly PersonalDataFinding[]> {
  const found = await eachMessage(count, messages, scan)
  return found.filter((one) => !confirmed.has(placeOf(one)))
}
