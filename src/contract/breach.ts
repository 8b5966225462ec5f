/** The six kinds of bodies of information security that tell of a breach (№ 481/НҚ, cl. 4). */
export const bodyRoles = [
  'operational-centre',
  'incident-service',
  'national-coordination-centre',
  'sectoral-centre',
  'national-incident-service',
  'state-operational-centre',
] as const

/** Who tells the authorised body: of clause 3, and of clause 4. */
export const holderRoles = ['owner', 'operator'] as const
export const notifierRoles = [...holderRoles, ...bodyRoles] as const
export type NotifierRole = (typeof notifierRoles)[number]

/** Who acts by office: there is one BIN for each. Owners and operators are whoever signs. */
export const officeRoles = ['authorised-body', 'e-government-operator', ...bodyRoles] as const
export type OfficeRole = (typeof officeRoles)[number]

/** What a breach of security led to (№ 481/НҚ, cl. 2(6)). */
export const breachKinds = [
  'unlawful-distribution',
  'unlawful-change',
  'unlawful-destruction',
  'unsanctioned-distribution',
  'unsanctioned-access',
] as const
export type BreachKind = (typeof breachKinds)[number]

/** The editions of the rules; the second has no text yet. */
export const breachEditions = ['481/2026-03', '481/2026-07'] as const
export type BreachEdition = (typeof breachEditions)[number]

/** The signed documents of the chain: clauses 3, 4 and 6. */
export const breachDocuments = ['holderNotice', 'bodyNotice', 'order'] as const
export type BreachDocument = (typeof breachDocuments)[number]

/** The person responsible for organising the processing. */
export interface Contact {
  readonly name: string
  readonly phone?: string
  readonly email?: string
}

/** One subject as a notice names them: by at least one of the three. */
export interface BreachSubject {
  readonly iin?: string
  readonly phone?: string
  readonly name?: string
}

/** A file of subjects that is uploaded apart: the signed notice holds its hash. */
export interface SubjectList {
  /** SHA-256 of the file, hex. */
  readonly sha256: string
  readonly lines: number
}

/** What a notice told, without the subjects themselves. */
export interface BreachContent {
  readonly responsible?: Contact
  /** By name of the element: legal, organisational and technical of clause 3, elimination of clause 4. */
  readonly measures: Readonly<Record<string, string>>
  /** Subjects in the notice itself. */
  readonly subjects: number
  readonly lists: readonly SubjectList[]
}

/** How one subject was reached; `repeated`: reached before by another line of the same breach. */
export const deliveryOutcomes = ['cabinet', 'sms', 'undeliverable', 'repeated'] as const
export type DeliveryOutcome = (typeof deliveryOutcomes)[number]
