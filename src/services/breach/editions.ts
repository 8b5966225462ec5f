import type { BreachDocument, BreachEdition } from '../../contract/breach.ts'
import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'

/** What one document must hold, by the names of its elements. */
export interface DocumentRules {
  readonly clause: string
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** What `measures` must tell of, each apart. */
  readonly measures: readonly string[]
  /** What a missing one is called. */
  readonly missing: FaultCode
}

/** How long a step may take, and by which clause. Without `workingDays` the rules name no term. */
export interface TermRules {
  readonly clause: string
  readonly rule: RuleId
  readonly workingDays?: number
}

/** One edition of the Rules of notifying subjects, as data. */
export interface Edition {
  readonly source: string
  readonly documents: Readonly<Record<BreachDocument, DocumentRules>>
  readonly terms: Readonly<Record<BreachDocument | 'delivery', TermRules>>
  /** How terms are counted. */
  readonly counting: RuleId
}

const march2026: Edition = {
  source: '№ 481/НҚ от 09.08.2024 в редакции № 131/НҚ от 11.03.2026',
  documents: {
    holderNotice: {
      clause: 'п. 3',
      required: ['notifier', 'detectedAt', 'kind', 'measures', 'subjects'],
      optional: ['responsible'],
      measures: ['legal', 'organisational', 'technical'],
      missing: 'BREACH_HOLDER_FIELD_MISSING',
    },
    bodyNotice: {
      clause: 'п. 4',
      required: ['notifier', 'detectedAt', 'kind', 'measures', 'subjects'],
      optional: [],
      measures: ['elimination'],
      missing: 'BREACH_BODY_FIELD_MISSING',
    },
    order: {
      clause: 'п. 6',
      required: ['breach', 'measures', 'subjects'],
      optional: ['responsible'],
      measures: ['recommended'],
      missing: 'BREACH_ORDER_FIELD_MISSING',
    },
  },
  terms: {
    holderNotice: { clause: 'п. 3', rule: 'R-141', workingDays: 1 },
    bodyNotice: { clause: 'п. 4', rule: 'R-143', workingDays: 1 },
    order: { clause: 'п. 6', rule: 'R-145', workingDays: 1 },
    delivery: { clause: 'п. 7', rule: 'R-146' },
  },
  counting: 'R-148',
}

/** order № 232/НҚ of 30.04.2026 words the Rules anew from 12.07.2026. Its text was not found, so its slot is empty. */
export const editions: Readonly<Record<BreachEdition, Edition | undefined>> = {
  '481/2026-03': march2026,
  '481/2026-07': undefined,
}

/** The rules of an edition; BREACH_EDITION_EMPTY when its slot is empty. */
export function editionOf(name: BreachEdition): Edition {
  const edition = editions[name]
  if (edition) return edition
  throw new ShepFault('BREACH_EDITION_EMPTY', {
    edition: name,
    text: 'order № 232/НҚ of 30.04.2026, in force from 12.07.2026: its text was not found',
  })
}
