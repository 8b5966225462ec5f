import type { BreachSubject, SubjectList } from '../../contract/breach.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { DataElement } from '../../contract/messages.ts'
import { isIdentifier } from '../identifiers.ts'
import { childrenOf, foreign, invalidField, isOurs, listIn, textIn } from './content.ts'
import type { DocumentRules } from './editions.ts'

/** The subjects of a notice: those it names itself, and the lists it names. */
export interface NoticeSubjects {
  readonly named: readonly BreachSubject[]
  readonly lists: readonly SubjectList[]
}

const MOST_LISTS = 1000
const LONGEST_NAME = 300

/** subjects by name and/or IIN and/or mobile number; many of them in lists that the notice names by their hashes. */
export function subjectsIn(element: DataElement, rules: DocumentRules): NoticeSubjects {
  const named: BreachSubject[] = []
  const lists: SubjectList[] = []
  for (const child of element.children) {
    if (isOurs(child) && child.name === 'subject') named.push(subjectIn(child, rules))
    else if (isOurs(child) && child.name === 'list') lists.push(listIn(child, rules))
    else throw foreign(`subjects/${child.name}`)
  }
  if (named.length + lists.length === 0) throw new ShepFault(rules.missing, { field: 'subjects' })
  if (lists.length > MOST_LISTS) throw invalidField('subjects/list', `at most ${MOST_LISTS}`)
  if (new Set(lists.map(({ sha256 }) => sha256)).size < lists.length)
    throw foreign('subjects/list/sha256')
  return { named, lists }
}

function subjectIn(element: DataElement, rules: DocumentRules): BreachSubject {
  const path = 'subjects/subject/'
  const parts = ['surname', 'name', 'patronymic']
  const found = childrenOf(
    element,
    { required: [], optional: [...parts, 'iin', 'phone'] },
    rules,
    path,
  )
  const name = parts.flatMap((part) => textIn(found, part, path) ?? []).join(' ')
  const [iin, phone] = [textIn(found, 'iin', path), textIn(found, 'phone', path)]
  const wrong = wrongIn({ iin, phone, name })
  if (wrong) throw invalidField(path + wrong.field, wrong.text)
  const subject = subjectOf({ iin, phone, name })
  if (!subject) throw new ShepFault('BREACH_SUBJECT_NAMELESS', { field: path })
  return subject
}

/** As read; blank is absent. */
export interface RawSubject {
  readonly iin: string | undefined
  readonly phone: string | undefined
  readonly name: string | undefined
}

/** What is wrong in one subject, if anything. */
export function wrongIn({ iin, phone, name }: RawSubject) {
  if (iin && !isIdentifier(iin)) return { field: 'iin', text: '12 digits with a valid check digit' }
  if (phone && !/^\+7\d{10}$/.test(phone)) return { field: 'phone', text: '+7 and ten digits' }
  if (name && name.length > LONGEST_NAME)
    return { field: 'name', text: `at most ${LONGEST_NAME} characters` }
  return undefined
}

/** A subject named by at least one of the three; otherwise undefined. */
export function subjectOf({ iin, phone, name }: RawSubject): BreachSubject | undefined {
  if (!iin && !phone && !name) return undefined
  return { ...(iin && { iin }), ...(phone && { phone }), ...(name && { name }) }
}
