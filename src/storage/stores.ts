import { type AccessRequestStore, accessRequestStore } from './access-requests.ts'
import { type AccessStore, accessStore } from './accesses.ts'
import { type ActContainerStore, actContainerStore } from './act-containers.ts'
import { type AttachmentStore, attachmentStore } from './application-attachments.ts'
import { type ApplicationEventStore, applicationEventStore } from './application-events.ts'
import { type ApplicationStore, applicationStore } from './applications.ts'
import { type BmgStore, bmgStore } from './bmg.ts'
import { type BreachDeliveryStore, breachDeliveryStore } from './breach-deliveries.ts'
import { type BreachOfficeStore, breachOfficeStore } from './breach-offices.ts'
import { type BreachSubjectStore, breachSubjectStore } from './breach-subjects.ts'
import { type BreachStore, breachStore } from './breaches.ts'
import { type BusinessSignatureStore, businessSignatureStore } from './business-signatures.ts'
import { type CertificateStore, certificateStore } from './certificates.ts'
import { type ChangeStore, changeStore } from './changes.ts'
import { type ClockMoveStore, clockMoveStore } from './clock-moves.ts'
import type { Db } from './connection.ts'
import { type ConsentStore, consentStore } from './consents.ts'
import {
  type DocumentationVersionStore,
  documentationVersionStore,
} from './documentation-versions.ts'
import { type ErasureStore, erasureStore } from './erasures.ts'
import { type EventLogStore, eventLogStore } from './event-log.ts'
import { type MessageStore, messageStore } from './messages.ts'
import { type NoticeStore, noticeStore } from './notices.ts'
import { type OcspAnswerStore, ocspAnswerStore } from './ocsp-answers.ts'
import { type PackStore, packStore } from './packs.ts'
import { type ParticipantStore, participantStore } from './participants.ts'
import { type PhoneRuleStore, phoneRuleStore } from './phone-rules.ts'
import { type RepresentativeStore, representativeStore } from './representatives.ts'
import { type RightsStore, rightsStore } from './rights.ts'
import { type ScenarioRunStore, scenarioRunStore } from './scenario-runs.ts'
import { type SessionStore, sessionStore } from './sessions.ts'
import { type SmsStore, smsStore } from './sms.ts'
import { type SubjectStandingStore, subjectStandingStore } from './subject-standings.ts'
import { type TokenRevocationStore, tokenRevocationStore } from './token-revocations.ts'
import { type TokenStore, tokenStore } from './tokens.ts'
import { type VerificationKeyStore, verificationKeyStore } from './verification-keys.ts'
import { type WithdrawalStore, withdrawalStore } from './withdrawals.ts'

/** Every table, one store each. */
export interface Stores {
  readonly participants: ParticipantStore
  readonly certificates: CertificateStore
  readonly applications: ApplicationStore
  readonly applicationEvents: ApplicationEventStore
  readonly attachments: AttachmentStore
  readonly verificationKeys: VerificationKeyStore
  readonly documentationVersions: DocumentationVersionStore
  readonly businessSignatures: BusinessSignatureStore
  readonly sessions: SessionStore
  readonly messages: MessageStore
  readonly tokens: TokenStore
  readonly tokenRevocations: TokenRevocationStore
  readonly clockMoves: ClockMoveStore
  readonly eventLog: EventLogStore
  readonly bmg: BmgStore
  readonly phoneRules: PhoneRuleStore
  readonly accessRequests: AccessRequestStore
  readonly sms: SmsStore
  readonly consents: ConsentStore
  readonly withdrawals: WithdrawalStore
  readonly representatives: RepresentativeStore
  readonly accesses: AccessStore
  readonly notices: NoticeStore
  readonly rights: RightsStore
  readonly subjectStandings: SubjectStandingStore
  readonly breaches: BreachStore
  readonly breachOffices: BreachOfficeStore
  readonly breachSubjects: BreachSubjectStore
  readonly breachDeliveries: BreachDeliveryStore
  readonly actContainers: ActContainerStore
  readonly ocspAnswers: OcspAnswerStore
  readonly packs: PackStore
  readonly scenarioRuns: ScenarioRunStore
  readonly erasures: ErasureStore
  readonly changes: ChangeStore
}

/** All stores over one connection, their statements prepared here once. */
export const storesOf = (db: Db): Stores => ({
  participants: participantStore(db),
  certificates: certificateStore(db),
  applications: applicationStore(db),
  applicationEvents: applicationEventStore(db),
  attachments: attachmentStore(db),
  verificationKeys: verificationKeyStore(db),
  documentationVersions: documentationVersionStore(db),
  businessSignatures: businessSignatureStore(db),
  sessions: sessionStore(db),
  messages: messageStore(db),
  tokens: tokenStore(db),
  tokenRevocations: tokenRevocationStore(db),
  clockMoves: clockMoveStore(db),
  eventLog: eventLogStore(db),
  bmg: bmgStore(db),
  phoneRules: phoneRuleStore(db),
  accessRequests: accessRequestStore(db),
  sms: smsStore(db),
  consents: consentStore(db),
  withdrawals: withdrawalStore(db),
  representatives: representativeStore(db),
  accesses: accessStore(db),
  notices: noticeStore(db),
  rights: rightsStore(db),
  subjectStandings: subjectStandingStore(db),
  breaches: breachStore(db),
  breachOffices: breachOfficeStore(db),
  breachSubjects: breachSubjectStore(db),
  breachDeliveries: breachDeliveryStore(db),
  actContainers: actContainerStore(db),
  ocspAnswers: ocspAnswerStore(db),
  packs: packStore(db),
  scenarioRuns: scenarioRunStore(db),
  erasures: erasureStore(db),
  changes: changeStore(db),
})
