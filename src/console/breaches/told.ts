import type {
  BreachContent,
  BreachDocument,
  BreachKind,
  DeliveryOutcome,
  NotifierRole,
  SubjectList,
} from '../../contract/breach.ts'

export type BreachState = 'notified' | 'no-risk' | 'risk' | 'ordered' | 'delivering' | 'delivered'
export type BreachEventName =
  | 'notified'
  | 'list-received'
  | 'decided'
  | 'ordered'
  | 'delivery-started'
  | 'delivered'

/** One step of the chain and its term. */
export interface Deadline {
  readonly step: 'notice' | 'order' | 'delivery'
  readonly clause: string
  readonly from: string
  readonly due: string
  /** False: the rules name no term, and this is a target. */
  readonly inRule: boolean
  readonly doneAt?: string
  readonly state: 'on-time' | 'late' | 'waiting' | 'overdue'
}

/** A breach in a list, as the control API tells it. */
export interface BreachRow {
  readonly id: string
  readonly edition: string
  readonly document: BreachDocument
  readonly role: NotifierRole
  readonly bin: string
  readonly kind: BreachKind
  readonly detectedAt: string
  readonly receivedAt: string
  readonly subjects: number
  readonly state: BreachState
  readonly deadlines: readonly Deadline[]
}

export interface Breach extends BreachRow {
  readonly content: BreachContent
  readonly awaitedLists: readonly SubjectList[]
  readonly events: readonly {
    readonly at: string
    readonly event: BreachEventName
    readonly bin: string
    readonly detail: Readonly<Record<string, unknown>>
  }[]
  readonly documents: readonly {
    readonly sha256: string
    readonly document: BreachDocument
    readonly at: string
    readonly bytes: number
  }[]
  readonly progress: Readonly<Record<DeliveryOutcome, number>> & {
    readonly subjects: number
    readonly done: number
    readonly startedAt?: string
    readonly deliveredAt?: string
  }
}
