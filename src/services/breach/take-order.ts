import type { Contact } from '../../contract/breach.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { DataElement } from '../../contract/messages.ts'
import type { Stores } from '../../storage/stores.ts'
import { childrenOf, contactIn, isOurs, measuresIn, needText } from './content.ts'
import { type DocumentRules, editionOf } from './editions.ts'
import {
  awaitedLists,
  type BreachCase,
  eventOf,
  findCase,
  requireForward,
  riskOf,
} from './history.ts'
import { holderOf } from './offices.ts'
import { requireSigner, type SignedDocument } from './signed-document.ts'

/** What the authorised body sends to the operator of e-government (clause 6). */
interface Order {
  readonly breach: string
  readonly measures: Readonly<Record<string, string>>
  readonly responsible?: Contact
}

/** only about a breach with a risk, once, with the measures recommended to subjects and all their data. */
export async function takeOrder(
  stores: Pick<Stores, 'breaches' | 'breachOffices'>,
  id: string,
  signed: SignedDocument,
  at: Date,
): Promise<void> {
  const found = await findCase(stores, id)
  const { breach } = found
  const order = readOrder(signed.root, editionOf(breach.edition).documents.order)
  requireSigner(signed, await holderOf(stores, 'authorised-body'), 'BREACH_AUTHORITY_OTHER')
  if (order.breach !== id)
    throw new ShepFault('BREACH_FIELD_INVALID', {
      field: 'breach',
      text: `the order is about another breach: ${order.breach.slice(0, 100)}`,
    })
  requireMoment(found)
  requireForward(found, at)
  const { sha256, bytes } = signed
  const bin = await holderOf(stores, 'authorised-body')
  const { breach: _, ...detail } = order
  await stores.breaches.addDocument({
    sha256,
    breachNo: breach.no,
    document: 'order',
    at: at.toISOString(),
    bytes,
  })
  await stores.breaches.addEvent(breach.no, { at: at.toISOString(), event: 'ordered', bin, detail })
}

function readOrder(root: DataElement, rules: DocumentRules): Order {
  if (!isOurs(root) || root.name !== 'order')
    throw new ShepFault('BREACH_DOCUMENT_SHAPE', {
      expected: 'order',
      actual: root.name.slice(0, 200),
    })
  // `subjects` holds one empty element, so it is asked for by its name and not by its text.
  const fields = childrenOf(root, rules, rules)
  const subjects = fields.get('subjects') as DataElement
  const named = childrenOf(subjects, { required: [], optional: ['asNotified'] }, rules, 'subjects/')
  if (!named.has('asNotified')) throw new ShepFault(rules.missing, { field: 'subjects/asNotified' })
  const responsible = contactIn(fields, rules)
  return {
    breach: needText(fields, 'breach'),
    measures: measuresIn(fields, rules),
    ...(responsible && { responsible }),
  }
}

/** In this order: is it decided, is there a risk, was it ordered before, are the subjects' data all there. */
function requireMoment(found: BreachCase): void {
  const risk = riskOf(found)
  if (risk === undefined) throw new ShepFault('BREACH_UNDECIDED')
  if (!risk) throw new ShepFault('BREACH_NO_RISK')
  const ordered = eventOf(found, 'ordered')
  if (ordered) throw new ShepFault('BREACH_ORDERED', { at: ordered.at })
  const awaited = awaitedLists(found).map(({ sha256 }) => sha256)
  if (awaited.length > 0) throw new ShepFault('BREACH_LISTS_AWAITED', { lists: awaited })
}
