import type { Maker } from '../act/act.ts'
import { abandonSession, freezeSession } from '../act/freeze.ts'
import { record } from '../act/log/chain.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { approveApplication, submitApplication } from '../certification/application.ts'
import { applicationInputOf } from '../certification/application-record.ts'
import { buildText } from '../certification/build.ts'
import { refuseErased } from '../certification/erased.ts'
import { progressOf } from '../certification/progress.ts'
import { openSession } from '../certification/session.ts'
import { beginTesting } from '../certification/smart-bridge/open.ts'
import { standingOf } from '../certification/smart-bridge/standing.ts'
import { rowOf as bridgeRowOf, viewOf as bridgeViewOf } from '../certification/smart-bridge/view.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { optionalText } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import type { BusinessInput, Control } from '../http/control.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import type { ApplicationForm } from '../storage/applications.ts'
import type { Storage } from '../storage/database.ts'
import type { Role, Session } from '../storage/sessions.ts'
import type { Stores } from '../storage/stores.ts'
import { actExports } from './act-exports.ts'
import type { Acts } from './acts.ts'
import type { Containers } from './containers.ts'
import { erasedSession } from './erasure/erased-view.ts'
import { rowOf, shownRow } from './journal-row.ts'
import { journalView } from './journal-view.ts'
import type { LogSigner } from './log-signer.ts'
import { historyOf, viewOf } from './registered-certificates.ts'
import type { Registration } from './registration.ts'

export interface ControlDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly registration: Registration
  readonly kdpKeys: KdpKeys
  readonly maker: Maker
  readonly config: Config
  readonly calendar: Calendar
  readonly containers: Containers
  /** config.json of containers. */
  readonly settings: string
  readonly logSigner: LogSigner
  readonly prepare: Acts['prepare']
}

/** What the API and the commands can ask of a running emulator. */
export function createControl(deps: ControlDeps): Control {
  return {
    ...people(deps),
    ...businessSignatures(deps),
    ...applications(deps),
    ...sessions(deps),
    ...records(deps),
  }
}

function people({ storage, registration, clock }: ControlDeps) {
  return {
    ...registration,
    participants: async () => {
      const all = await storage.read((stores) => stores.participants.list())
      return all.map(({ passwordHash: _, ...shown }) => shown)
    },
    certificates: (senderId: string, history: boolean) =>
      storage.read(async (stores) => {
        if (!(await stores.participants.find(senderId)))
          throw new ShepFault('PARTICIPANT_UNKNOWN', { senderId })
        if (history) return historyOf(senderId, stores.certificates, clock())
        const transport = await stores.certificates.findBySender(senderId, 'transport')
        const tokens = await stores.certificates.findBySender(senderId, 'verification-token')
        return [...transport, ...tokens].map((row) => viewOf(row, clock()))
      }),
  }
}

function businessSignatures({ storage }: ControlDeps) {
  const known = async (senderId: string, { participants }: Stores) => {
    if (!(await participants.find(senderId)))
      throw new ShepFault('PARTICIPANT_UNKNOWN', { senderId })
  }
  return {
    businessSignatures: (senderId: string) =>
      storage.read(async (stores) => {
        await known(senderId, stores)
        return stores.businessSignatures.findBySender(senderId)
      }),
    setBusinessSignature: (senderId: string, input: BusinessInput) =>
      storage.transact(async (stores) => {
        await known(senderId, stores)
        await stores.businessSignatures.set({ senderId, ...input })
        return { senderId, ...input }
      }),
  }
}

function applications({ storage, clock, newId, config, calendar }: ControlDeps) {
  const moment = () => ({ now: clock(), calendar })
  return {
    applications: () =>
      storage.read(async (stores) => {
        const rows = []
        for (const { id } of await stores.applications.list())
          rows.push(bridgeRowOf(await standingOf(id, stores), moment()))
        return rows
      }),
    application: (id: string) => storage.read((stores) => bridgeViewOf(id, moment(), stores)),
    submitApplication: (
      input: Readonly<Record<string, unknown>>,
      form: ApplicationForm = config.applicationForm,
    ) =>
      storage.transact(async (stores) => {
        const by = optionalText(input, 'by')
        const filed = applicationInputOf(input)
        const { id } = await submitApplication(filed, { ...stores, clock, newId, form, by })
        return bridgeViewOf(id, moment(), stores)
      }),
    approveApplication: (id: string, by?: string) =>
      storage.transact(async (stores) => {
        const { senderId } = await approveApplication(id, { ...stores, clock, by })
        const data = { applicationId: id, senderId }
        await record({ kind: 'application-approved', data }, { log: stores.eventLog, clock })
        return bridgeViewOf(id, moment(), stores)
      }),
  }
}

function sessions(deps: ControlDeps) {
  const { storage, clock, newId, maker, containers, settings, prepare } = deps
  const { sign } = deps.logSigner
  const build = buildText(maker.build)
  const find = async (id: string): Promise<Session> => {
    const session = await storage.read((stores) => stores.sessions.find(id))
    if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
    if (session.state !== 'frozen') throw new ShepFault('ACT_MISSING', { id })
    await storage.read((stores) => refuseErased(id, stores))
    return session
  }
  return {
    sessions: async () => {
      const { all, erased } = await storage.read(async (stores) => ({
        all: await stores.sessions.list(),
        erased: new Set((await stores.erasures.list()).map(({ sessionId }) => sessionId)),
      }))
      return all.map(({ act: _, ...shown }) =>
        erased.has(shown.id) ? { ...shown, state: 'erased' } : shown,
      )
    },
    openSession: (applicationId: string, role: Role = 'initiator') =>
      storage.transact(async (stores) => {
        const { profile } = maker
        const deps = { ...stores, clock, newId, build, profile, role }
        const opened = await beginTesting(applicationId, () => openSession(applicationId, deps), {
          stores,
          clock,
        })
        const data = { sessionId: opened.id, applicationId, role, build, profile }
        await record({ kind: 'session-opened', data }, { log: stores.eventLog, clock })
        return opened
      }),
    progress: (sessionId: string) =>
      storage.read(async (stores) => {
        const erasure = await stores.erasures.ofSession(sessionId)
        if (erasure) return erasedSession(sessionId, erasure)
        const conditions = { ...maker, build }
        const { notCounted, ...progress } = await progressOf(sessionId, { stores, conditions })
        const rows = []
        for (const { entry, reasons } of notCounted) {
          const whole = await stores.messages.one(entry.id)
          if (whole) rows.push(shownRow({ ...rowOf(whole), reasons }))
        }
        return { ...progress, notCounted: rows }
      }),
    freeze: async (id: string) => {
      const { transact } = storage
      const prepared = await prepare(id)
      const deps = { transact, clock, maker, sign, settings }
      const made = await freezeSession(id, { ...deps, ...(prepared && { prepared }) })
      if (made.format === 'frozen') await containers.ensure(id)
      return made
    },
    abandon: (id: string) => abandonSession(id, { transact: storage.transact, clock, maker, sign }),
    ...actExports({ storage, containers, find }),
  }
}

function records({ storage, kdpKeys, config }: ControlDeps) {
  return {
    ...journalView(storage),
    jwks: () => kdpKeys.jwks(),
    settings: () => config,
  }
}
