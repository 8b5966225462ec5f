import {
  type BreachContent,
  type BreachDocument,
  type BreachEdition,
  type BreachKind,
  bodyRoles,
  breachKinds,
  holderRoles,
  type NotifierRole,
} from '../../contract/breach.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { DataElement } from '../../contract/messages.ts'
import type { PlacedSubject } from '../../storage/breach-subjects.ts'
import type { Stores } from '../../storage/stores.ts'
import { isIdentifier } from '../identifiers.ts'
import {
  type Children,
  childrenOf,
  contactIn,
  invalidField,
  isOurs,
  measuresIn,
  needText,
} from './content.ts'
import { type DocumentRules, editionOf } from './editions.ts'
import { requireOffice } from './offices.ts'
import { requireSigner, type SignedDocument } from './signed-document.ts'
import { type NoticeSubjects, subjectsIn } from './subjects.ts'

type NoticeDocument = Exclude<BreachDocument, 'order'>

/** What a notice says (clauses 3 and 4). */
interface Notice {
  readonly document: NoticeDocument
  readonly bin: string
  readonly role: NotifierRole
  readonly kind: BreachKind
  readonly detectedAt: Date
  readonly content: BreachContent
  readonly subjects: NoticeSubjects
}

export interface Circumstances {
  readonly id: string
  readonly at: Date
  readonly edition: BreachEdition
}

type NoticeStores = Pick<Stores, 'breaches' | 'breachOffices' | 'breachSubjects'>

/** an owner, an operator or a body of information security tells the authorised body of a breach. */
export async function takeNotice(
  stores: NoticeStores,
  signed: SignedDocument,
  { id, at, edition }: Circumstances,
): Promise<void> {
  const notice = readNotice(signed.root, edition)
  requireSigner(signed, notice.bin)
  await requireRole(stores, notice)
  if (notice.detectedAt > at)
    throw new ShepFault('BREACH_DETECTED_LATER', {
      expected: `<= ${at.toISOString()}`,
      actual: notice.detectedAt.toISOString(),
    })
  const { breaches, breachSubjects } = stores
  const first = await breaches.findByDocument(signed.sha256)
  if (first !== undefined) throw new ShepFault('BREACH_DOCUMENT_REPEATED', { id: first })
  const { document, bin, role, kind, content, subjects } = notice
  const receivedAt = at.toISOString()
  const detectedAt = notice.detectedAt.toISOString()
  const breach = { id, edition, document, role, bin, kind, detectedAt, receivedAt, content }
  const breachNo = await breaches.add(breach)
  const { sha256, bytes } = signed
  await breaches.addDocument({ sha256, breachNo, document, at: receivedAt, bytes })
  await breaches.addEvent(breachNo, { at: receivedAt, event: 'notified', bin, detail: {} })
  await breachSubjects.add(breachNo, placed(subjects))
}

const placed = ({ named }: NoticeSubjects): PlacedSubject[] =>
  named.map((subject, index) => ({ ...subject, list: 0, line: index + 1 }))

const rolesOf: Readonly<Record<NoticeDocument, readonly NotifierRole[]>> = {
  holderNotice: holderRoles,
  bodyNotice: bodyRoles,
}

function readNotice(root: DataElement, edition: BreachEdition): Notice {
  const { documents } = editionOf(edition)
  const { name } = root
  if (!isOurs(root) || (name !== 'holderNotice' && name !== 'bodyNotice'))
    throw new ShepFault('BREACH_DOCUMENT_SHAPE', {
      expected: 'holderNotice or bodyNotice',
      actual: name.slice(0, 200),
    })
  const rules = documents[name]
  const fields = childrenOf(root, rules, rules)
  const subjects = subjectsIn(fields.get('subjects') as DataElement, rules)
  const responsible = contactIn(fields, rules)
  return {
    document: name,
    ...notifierIn(fields, rules, rolesOf[name]),
    kind: kindIn(fields),
    detectedAt: momentIn(fields, 'detectedAt'),
    subjects,
    content: {
      ...(responsible && { responsible }),
      measures: measuresIn(fields, rules),
      subjects: subjects.named.length,
      lists: subjects.lists,
    },
  }
}

function notifierIn(
  fields: Children,
  rules: DocumentRules,
  roles: readonly NotifierRole[],
): Pick<Notice, 'bin' | 'role'> {
  const path = 'notifier/'
  const notifier = fields.get('notifier') as DataElement
  const found = childrenOf(notifier, { required: ['bin', 'role'], optional: ['name'] }, rules, path)
  const bin = needText(found, 'bin', path)
  const role = roles.find((one) => one === needText(found, 'role', path))
  if (!isIdentifier(bin)) throw invalidField(`${path}bin`, '12 digits with a valid check digit')
  if (!role) throw invalidField(`${path}role`, `one of ${roles.join(', ')}`)
  return { bin, role }
}

function kindIn(fields: Children): BreachKind {
  const text = needText(fields, 'kind')
  const kind = breachKinds.find((one) => one === text)
  if (kind) return kind
  throw new ShepFault('BREACH_KIND_FOREIGN', {
    expected: breachKinds.join(', '),
    actual: text.slice(0, 200),
  })
}

function momentIn(fields: Children, name: string): Date {
  const text = needText(fields, name)
  const moment = new Date(text)
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(moment.getTime()))
    throw invalidField(name, 'a moment with its zone: 2026-11-20T17:00:00+05:00')
  return moment
}

/** Owners and operators are whoever signs; a body of information security is one by its BIN. */
async function requireRole(stores: NoticeStores, { role, bin }: Notice): Promise<void> {
  if (role === 'owner' || role === 'operator') return
  await requireOffice(stores, { role, bin, fault: 'BREACH_BODY_OTHER' })
}
