import type { CheckpointJudge } from '../act/log/verify.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Clock, MovableClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { ApiRoute } from '../contract/api.ts'
import type { PkiServices } from '../eds/authority/services.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import type { Certificate } from '../eds/certificate.ts'
import type { KeyFinder } from '../envelope/verify.ts'
import type { FanOut } from '../services/breach/fan-out.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import type { Storage } from '../storage/database.ts'
import { applicationRoutes } from './application-routes.ts'
import { breachRoutes } from './breach-routes.ts'
import { cabinetRoutes } from './cabinet-routes.ts'
import { clockRoutes } from './clock-routes.ts'
import { consentRoutes } from './consent-routes.ts'
import type { DocumentationDesk } from './documentation/versions.ts'
import { documentationRoutes } from './documentation-routes.ts'
import type { Erasing } from './erasure/create.ts'
import { erasureRoutes } from './erasure/routes.ts'
import { explainRoutes } from './explain-routes.ts'
import { logRoutes } from './log-routes.ts'
import { packRoutes } from './pack-routes.ts'
import { personalDataRoutes } from './personal-data-routes.ts'
import { phoneRoutes } from './phone-routes.ts'
import type { PkiDesk } from './pki-desk.ts'
import { pkiApi } from './pki-routes.ts'
import { preflightRoutes } from './preflight-routes.ts'
import { rejudgeRoutes } from './rejudge-routes.ts'
import { representativeRoutes } from './representative-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { rightsRoutes } from './rights-routes.ts'
import { scenarioRoutes } from './scenario-routes.ts'
import type { SelfTest } from './self-test.ts'
import { askingOf, gateOf } from './settings.ts'
import { documentJudge } from './signed-documents.ts'
import { subjectRoutes } from './subject-routes.ts'
import { tokenRoutes } from './token-routes.ts'

export interface RouteParts {
  readonly config: Config
  readonly calendar: Calendar
  readonly clock: MovableClock
  /** The clock of the machine. */
  readonly machine: Clock
  readonly newId: () => string
  readonly storage: Storage
  readonly kdpKeys: KdpKeys
  readonly keyOf: KeyFinder
  readonly services: PkiServices
  readonly desk: PkiDesk
  readonly fanOut: FanOut
  readonly documentation: DocumentationDesk
  readonly pki: TestPki
  readonly trust: readonly Certificate[]
  /** Whether a checkpoint of the event log is signed by this emulator. */
  readonly isSigned: CheckpointJudge
  readonly selfTest: SelfTest
  readonly erasing: Erasing
  /** The public address while it listens; empty otherwise. */
  readonly publicUrl: () => string
}

/** The control API besides participants, certification and the journal: a line for each area. */
export function routesOf(parts: RouteParts): readonly ApiRoute[] {
  const { config, calendar, clock, newId, storage, keyOf } = parts
  const gate = gateOf(config)
  const { breachRules: edition, maxBytes, complaintDays } = config
  const judge = documentJudge(gate, keyOf)
  return [
    ...applicationRoutes({ storage, clock, newId, calendar }),
    ...documentationRoutes(parts),
    ...clockRoutes(parts),
    ...logRoutes(parts),
    ...reviewRoutes(parts),
    ...personalDataRoutes(parts),
    ...rejudgeRoutes(parts),
    ...erasureRoutes({ storage, clock, ...parts.erasing }),
    ...pkiApi(parts.desk, parts.services),
    ...cabinetRoutes({ storage, clock, newId, calendar }),
    ...consentRoutes({ storage, clock, newId, calendar }),
    ...representativeRoutes(parts),
    ...rightsRoutes({ storage, clock, newId, calendar, complaintDays }),
    ...subjectRoutes(parts),
    ...phoneRoutes({ storage, clock, asking: askingOf(config) }),
    ...tokenRoutes(parts),
    ...packRoutes(parts),
    ...scenarioRoutes(parts),
    ...preflightRoutes(parts),
    ...explainRoutes({ ...parts, gate }),
    ...breachRoutes({ ...parts, judge, edition, maxBytes }),
  ]
}
