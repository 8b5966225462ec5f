import type { JournalEntry } from '../storage/messages.ts'
import type { Count } from './count.ts'

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
export type PersonalDataScan = (entry: JournalEntry) => readonly PersonalDataFinding[]

/** Names a finding without its value, so that it can be put on record for ever. */
export const placeOf = ({ entryId, side, element, offset, kind }: PersonalDataFinding): string =>
  `${entryId} ${side} <${element}> ${offset} ${kind}`

/** Every message of a session, each once. */
export const entriesOf = ({ responses, notCounted }: Count): readonly JournalEntry[] => [
  ...responses.flatMap(({ entry, exchange }) =>
    'entry' in exchange ? [entry, exchange.entry] : [entry],
  ),
  ...notCounted.map(({ entry }) => entry),
]

/** What nobody has confirmed yet; what was confirmed holds for that place alone. */
export const unconfirmed = (
  count: Count,
  confirmed: ReadonlySet<string>,
  scan: PersonalDataScan,
): readonly PersonalDataFinding[] =>
  entriesOf(count)
    .flatMap(scan)
    .filter((one) => !confirmed.has(placeOf(one)))
