import type { AccessRecord } from '../../../storage/access-requests.ts'
import type { Application } from '../../../storage/applications.ts'
import type { Participant } from '../../../storage/participants.ts'
import type { AccessCase } from '../access-case.ts'
import type { AskingMethod } from '../method.ts'
import type { SubjectRights } from '../subject-rights.ts'
import type { Standing } from './standing.ts'

/** All that the checks of methods 1 and 5 may look at. */
export interface AskingFacts extends SubjectRights {
  readonly method: AskingMethod
  readonly request: AccessCase['request']
  readonly sender: Pick<Participant, 'senderId' | 'bin'>
  readonly now: Date
  /** The sender's approved application for the method. */
  readonly application: Application | undefined
  /** The request that is repeated. */
  readonly record: AccessRecord | undefined
  readonly standing: Standing | undefined
  /** Of the one who is asked. */
  readonly number: string | undefined
  /** When the consent that came of it was withdrawn. */
  readonly withdrawnAt?: string | undefined
  /** Whether a code that comes with the repeated request is taken. */
  readonly otpRelay: boolean
}
