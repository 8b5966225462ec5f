import type { Text } from '../../certification/text.ts'
import type {
  InformationPoint,
  MatterEventName,
  MatterKind,
  OrganisationRole,
  RightsChannel,
} from '../../contract/rights.ts'

/** What a subject asked, as the control API tells it at this moment. */
export interface Matter {
  readonly id: string
  readonly kind: MatterKind
  readonly kindText: Text
  readonly state: MatterEventName | 'received' | 'not-yet'
  readonly stateText: Text
  readonly overdue: boolean
  readonly late: boolean
  readonly iin: string
  readonly by: string
  readonly role: 'subject' | 'representative'
  readonly bin: string
  readonly organisation: string
  readonly organisationRole: OrganisationRole
  readonly channel: RightsChannel
  readonly receivedAt: string
  readonly due: string
  readonly content: {
    readonly points?: readonly InformationPoint[]
    readonly data?: string
    readonly documents?: readonly string[]
    readonly violation?: string
    readonly text?: string
    readonly protection?: string
  }
  readonly events: readonly MatterEvent[]
}

export interface MatterEvent {
  readonly at: string
  readonly event: MatterEventName
  readonly text: Text
  readonly by: string
  readonly detail?: string
  readonly answers?: Answers<string>
}

export type Answers<T> = Readonly<Partial<Record<InformationPoint, T>>>
