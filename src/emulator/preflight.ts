import { skewFinding } from '../client/doctor/gateway.ts'
import { hear } from '../client/doctor/network.ts'
import {
  preflightFinding as found,
  type PreflightFinding,
  type PreflightRow,
  preflightRows,
} from '../client/doctor/preflight-checks.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { ShepFault } from '../contract/faults.ts'
import type { Verdict } from '../contract/verdict.ts'
import { parseCertificate } from '../eds/certificate.ts'
import type { KeyFinder } from '../envelope/verify.ts'
import { dataOwners } from '../services/owners/data-owners.ts'
import type { Application } from '../storage/applications.ts'
import type { RegisteredCertificate } from '../storage/certificates.ts'
import type { Storage } from '../storage/database.ts'
import type { Participant } from '../storage/participants.ts'
import { relaxationsOf } from './build.ts'
import { certificateFindings } from './preflight-certificates.ts'

export interface PreflightDeps {
  readonly storage: Storage
  readonly clock: Clock
  /** The clock of the machine. */
  readonly machine: Clock
  readonly config: Config
  readonly keyOf: KeyFinder
  /** The public address; empty while nobody listens. */
  readonly publicUrl: () => string
}

/** What a participant adds to the question. */
export interface PreflightAsked {
  /** Its own time; absent: that of this machine. */
  readonly at?: Date
  /** A data service; absent: those that the application names. */
  readonly service?: string
  /** Whom methods 1 and 5 will ask. */
  readonly iin?: string
}

export interface Preflight {
  readonly applicationId: string
  readonly senderId: string
  readonly method: string
  /** `no`: something fails; `unknown`: something could not be told. Warnings do not count. */
  readonly result: 'yes' | 'no' | 'unknown'
  readonly rows: readonly PreflightRow[]
}

/** What is on record of an application before a run. */
interface Known {
  readonly application: Application
  readonly participant: Participant
  readonly transport: readonly RegisteredCertificate[]
  readonly tokens: readonly RegisteredCertificate[]
  readonly latest: Application | undefined
  /** Of the subject whom methods 1 and 5 will ask. */
  readonly number: string | undefined
}

const SUBJECT = '991231500016'

const verdictOf = (holds: boolean): Verdict => (holds ? 'pass' : 'fail')

/** Everything that is configuration, checked and named before a run. Throws ShepFault APPLICATION_UNKNOWN. */
export async function preflight(
  id: string,
  asked: PreflightAsked,
  deps: PreflightDeps,
): Promise<Preflight> {
  const { clock, machine, config } = deps
  const known = await knownOf(id, asked, deps)
  const { application } = known
  const now = clock()
  const theirs = asked.at ?? machine()
  const relaxations = relaxationsOf(config)
  const rows = preflightRows([
    found('PRE-01', verdictOf(application.state === 'approved'), application.state),
    methodFinding(known),
    ...(await certificateFindings(known, now, deps.keyOf)),
    tokenKeyFinding(known, now),
    preconditionFinding(known, now, asked),
    serviceFinding(known, asked),
    await addressFinding(deps),
    skewFinding(theirs, now),
    found('PRE-07', verdictOf(relaxations.length === 0), relaxations.join(', ') || '—'),
    found('PRE-08', verdictOf(config.quirks.length === 0), config.quirks.join(', ') || '—'),
  ])
  const has = (wanted: Verdict) => rows.some(({ verdict }) => verdict === wanted)
  const result = has('fail') ? 'no' : has('untestable') ? 'unknown' : 'yes'
  const { senderId, method } = application
  return { applicationId: id, senderId, method, result, rows }
}

function knownOf(
  id: string,
  { iin = SUBJECT }: PreflightAsked,
  { storage, clock }: PreflightDeps,
): Promise<Known> {
  return storage.read(async ({ applications, participants, certificates, bmg }) => {
    const application = await applications.find(id)
    if (!application) throw new ShepFault('APPLICATION_UNKNOWN', { id })
    const { senderId, method } = application
    const participant = await participants.find(senderId)
    if (!participant) throw new Error(`application ${id} has no participant`)
    return {
      application,
      participant,
      transport: await certificates.findBySender(senderId, 'transport'),
      tokens: await certificates.findBySender(senderId, 'verification-token'),
      latest: await applications.findApproved(senderId, method),
      number: await bmg.numberOf(iin, clock().toISOString()),
    }
  })
}

function methodFinding({ application: { id, method }, latest }: Known): PreflightFinding {
  if (!latest) return found('PRE-02', 'fail', method)
  return found('PRE-02', latest.id === id ? 'pass' : 'warn', `${method}: ${latest.id}`)
}

function tokenKeyFinding({ application: { method }, tokens }: Known, now: Date): PreflightFinding {
  if (method === '1414' || method === 'sms') return found('PRE-04', 'not-applicable', method)
  const valid = tokens.filter(({ der }) => {
    const { notBefore, notAfter } = parseCertificate(der)
    return notBefore <= now && now <= notAfter
  })
  const [one] = valid
  return found('PRE-04', verdictOf(valid.length > 0), one ? `SHA-256 ${one.fingerprint}` : '—')
}

function preconditionFinding(
  { application, number }: Known,
  now: Date,
  { iin = SUBJECT }: PreflightAsked,
): PreflightFinding {
  const { method, proactiveCodes, proactiveUntil } = application
  switch (method) {
    case '1414':
    case 'sms':
      return found('PRE-05', verdictOf(number !== undefined), `${iin}: ${number ?? '—'}`)
    case 'proactive': {
      const lasts = proactiveUntil !== undefined && new Date(proactiveUntil) > now
      const actual = `${proactiveCodes.join(', ') || '—'}; … ${proactiveUntil ?? '—'}`
      return found('PRE-05', verdictOf(lasts && proactiveCodes.length > 0), actual)
    }
    case 'own':
    case 'protocol':
      return found('PRE-05', 'not-applicable', method)
    default:
      return method satisfies never
  }
}

/** What the application says in free words can only warn; what was asked for by name can fail. */
function serviceFinding(
  { application: { services, neededServices } }: Known,
  { service }: PreflightAsked,
): PreflightFinding {
  const ids = dataOwners.flatMap((owner) => owner.services)
  if (service !== undefined) return found('PRE-06', verdictOf(ids.includes(service)), service)
  const named = ids.filter((id) => `${services} ${neededServices}`.includes(id))
  return found('PRE-06', named.length > 0 ? 'pass' : 'warn', named.join(', ') || ids.join(' | '))
}

/** The address that clients are given. */
async function addressFinding({ publicUrl }: PreflightDeps): Promise<PreflightFinding> {
  const url = publicUrl()
  if (url === '') return found('DOC-12', 'untestable')
  const heard = await hear(`${url}/healthz`)
  if ('silence' in heard) return found('DOC-12', 'fail', `${url}: ${heard.silence}`)
  await heard.response.body?.cancel()
  const { status } = heard.response
  return found('DOC-12', verdictOf(status === 200), `${url}/bip-sync-wss-gost/: HTTP ${status}`)
}
