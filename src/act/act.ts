import { applicationFields, fieldNames } from '../certification/application-input.ts'
import { type BuildFacts, buildText } from '../certification/build.ts'
import { REQUIRED } from '../certification/count.ts'
import type { CertificationFacts } from '../certification/facts.ts'
import { methods } from '../certification/methods.ts'
import { type Missing, missingFor } from '../certification/missing.ts'
import type { PersonalDataScan } from '../certification/personal-data.ts'
import { exchangeTotals } from '../certification/progress.ts'
import type { Reason } from '../certification/reasons.ts'
import { fill } from '../certification/text.ts'
import { rules } from '../contract/rules.ts'
import { clauseTexts } from '../contract/texts/cited.ts'
import type { ActAnnotations } from './annex-shape.ts'
import { annotationsNote } from './annotations.ts'
import type { Contents } from './contents.ts'
import { notCountedOf, responseOf } from './entries.ts'
import { packOf } from './packs.ts'
import { scenariosOf } from './scenarios.ts'
import {
  ACT_FORMAT,
  type Act,
  type ActApplication,
  type Clause,
  type GatewayCertificate,
  type Origin,
  type SignatureField,
} from './shape.ts'
import {
  type CitedRule,
  limits,
  originStatement,
  sides,
  type TimeStampKind,
  timeStamps,
} from './statements.ts'

/** The emulator that makes the act, as it runs now. */
export interface Maker {
  readonly build: BuildFacts
  readonly profile: string
  /** Names and versions of the signature engines. */
  readonly engines: readonly string[]
  readonly gatewayCertificates: readonly GatewayCertificate[]
  /** Whose time stamp the container will bear. */
  readonly timeStamp: TimeStampKind
  /** Settings that relax the checks, by name; with any, there is no act. */
  readonly relaxations: readonly string[]
  /** Finds what looks like personal data of somebody real; with any that nobody confirmed, there is no act. */
  readonly personalData: PersonalDataScan
}

export const REFUSAL_FORMAT = 'shep-emulator/refusal/1'

/** Why there is no act: what is missing, and every message that was not counted. */
export interface ActRefusal {
  readonly format: typeof REFUSAL_FORMAT
  readonly sessionId: string
  readonly required: number
  readonly counted: number
  readonly missing: readonly Missing[]
  readonly notCounted: readonly {
    readonly entryId: string
    readonly messageId?: string
    readonly reasons: readonly Reason[]
  }[]
}

/** What people put on record of the session beside the machine. */
export type Annotated = Pick<ActAnnotations, 'overrides' | 'confirmations'>

const nobody: Annotated = { overrides: [], confirmations: [] }

/** The act as facts, or the list of what is missing for it. `closedAt` is the only time of making it holds. */
export function actOf(
  facts: CertificationFacts & Contents,
  maker: Maker,
  closedAt: string,
  annotated: Annotated = nobody,
): Act | ActRefusal {
  const missing = missingFor(facts, { ...maker, build: buildText(maker.build) }, facts.found)
  if (missing.length > 0) return refusalOf(facts, missing)
  const act = drawUp(facts, maker, closedAt)
  const { overrides, confirmations } = annotated
  if (overrides.length + confirmations.length === 0) return act
  const { responses, required } = act.totals
  const note = fill(annotationsNote, { responses, required })
  return { ...act, annotations: { note, overrides, confirmations } }
}

/** The refusal as data: all that is missing, all that was not counted. */
export function refusalOf(
  { session, count }: CertificationFacts,
  missing: readonly Missing[],
): ActRefusal {
  return {
    format: REFUSAL_FORMAT,
    sessionId: session.id,
    required: REQUIRED,
    counted: count.responses.length,
    missing,
    notCounted: count.notCounted.map(({ entry: { id, messageId }, reasons }) => ({
      entryId: id,
      ...(messageId !== undefined && { messageId }),
      reasons,
    })),
  }
}

function drawUp(facts: CertificationFacts & Contents, maker: Maker, closedAt: string): Act {
  const { session, participant, count, digests } = facts
  const { name, bin, senderId } = participant
  return {
    format: ACT_FORMAT,
    origin: originOf(maker),
    participant: { name, bin, senderId },
    application: applicationOf(facts),
    session: { id: session.id, role: session.role, openedAt: session.openedAt, closedAt },
    totals: {
      required: REQUIRED,
      received: count.received,
      responses: count.responses.length,
      exchanges: exchangeTotals(count),
      notCounted: count.notCounted.length,
    },
    responses: count.responses.map((one, index) => responseOf(one, index, digests)),
    notCounted: count.notCounted.map((one) => notCountedOf(one, digests)),
    clauses: clauses(),
    limits,
    signatures: signaturesOf(name),
    ...(facts.scenarios.length > 0 && { scenarios: scenariosOf(facts.scenarios) }),
    ...(facts.packs.length > 0 && { packs: facts.packs.map((one) => packOf(one, closedAt)) }),
  }
}

function originOf({ build, profile, engines, gatewayCertificates, timeStamp }: Maker): Origin {
  return {
    emulator: true,
    status: 'draft',
    statement: originStatement,
    timeStamp: { kind: timeStamp, statement: timeStamps[timeStamp] },
    build,
    profile,
    engines,
    gatewayCertificates,
  }
}

function applicationOf({ application, session }: CertificationFacts): ActApplication {
  const { id, method, approvedAt = session.openedAt, proactiveCodes, proactiveUntil } = application
  return {
    id,
    method: { id: method, name: methods[method] },
    approvedAt,
    fields: fieldNames.map((name) => ({
      name,
      title: applicationFields[name],
      value: application[name],
    })),
    ...(proactiveCodes.length > 0 && { proactiveCodes }),
    ...(proactiveUntil !== undefined && { proactiveUntil }),
  }
}

function clauses(): Clause[] {
  const cited = Object.keys(clauseTexts) as CitedRule[]
  return cited.map((id) => {
    const { level, basis, source, text } = rules[id]
    return { id, level, basis, source, text: { ru: text, ...clauseTexts[id] } }
  })
}

const signaturesOf = (organisation: string): SignatureField[] => [
  { side: 'participant', title: sides.participant, organisation },
  { side: 'environment', title: sides.environment, organisation: '' },
]
