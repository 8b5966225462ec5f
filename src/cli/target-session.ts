import { isDeepStrictEqual } from 'node:util'
import type { ActRefusal } from '../act/act.ts'
import type { FrozenAct } from '../act/freeze.ts'
import type { CertificationFile } from './certify-file.ts'
import { askEmulator, Refused } from './remote.ts'
import { type UnfinishedRun, unfinishedRunIn } from './unfinished-run.ts'

interface Application extends Readonly<Record<string, unknown>> {
  readonly id: string
  readonly senderId: string
  readonly method: string
  readonly state: string
  readonly approvedAt: string
}

interface Session {
  readonly id: string
  readonly applicationId: string
  readonly state: string
}

/** Registers the participant and its certificates, and finds or opens the session of its application. */
export async function sessionFor(
  url: string,
  file: CertificationFile,
  out: string,
): Promise<Awaited<ReturnType<typeof sessionOf>> & { readonly unfinished: UnfinishedRun }> {
  const { participant, certificates } = file
  const sender = `/participants/${encodeURIComponent(participant.senderId)}/certificates`
  await askEmulator({ url, method: 'POST', path: '/participants', body: participant })
  for (const body of certificates) await askEmulator({ url, method: 'POST', path: sender, body })
  const application = await applicationFor(url, file)
  const unfinished = await unfinishedRunIn(out)
  const found = await sessionOf(url, application.id, unfinished.sessionId)
  await unfinished.begin(found.session.id)
  return { ...found, unfinished }
}

/** The approved application that is answered under, the newest, serves again when it says the same; else a new one is submitted. */
async function applicationFor(url: string, file: CertificationFile): Promise<Application> {
  const wanted: Record<string, unknown> = {
    ...file.application,
    senderId: file.participant.senderId,
  }
  const all = (await askEmulator({ url, path: '/applications' })) as readonly Application[]
  const newest = all
    .filter(({ state, senderId }) => state === 'approved' && senderId === wanted['senderId'])
    .filter(({ method }) => method === (wanted['method'] ?? '1414'))
    .reduce<Application | undefined>(later, undefined)
  const says = (one: Application) =>
    Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(one[key], value))
  if (newest && says(newest)) return newest
  const submitted = await askEmulator({ url, method: 'POST', path: '/applications', body: wanted })
  const { id } = submitted as Application
  const approved = await askEmulator({ url, method: 'POST', path: `/applications/${id}/approve` })
  return approved as Application
}

const later = (known: Application | undefined, one: Application): Application =>
  known && known.approvedAt > one.approvedAt ? known : one

/** The open session, or the one of the run that was cut off when that has its act already; else a new one. */
async function sessionOf(
  url: string,
  applicationId: string,
  unfinished: string | undefined,
): Promise<{ readonly session: Session; readonly resumed: boolean }> {
  const all = (await askEmulator({ url, path: '/sessions' })) as readonly Session[]
  const own = all.filter((one) => one.applicationId === applicationId)
  const left = own.find(({ id }) => id === unfinished)
  const acted = left && left.state !== 'open' && (await hasAct(url, left.id)) ? left : undefined
  const session = own.find(({ state }) => state === 'open') ?? acted
  if (session) return { session, resumed: true }
  const path = `/applications/${applicationId}/sessions`
  return { session: (await askEmulator({ url, method: 'POST', path })) as Session, resumed: false }
}

/** A session that was abandoned has none. */
const hasAct = async (url: string, id: string): Promise<boolean> =>
  freeze(url, id).then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof Refused) return false
      throw cause
    },
  )

/** Its act, as it is stored when it has one; or what is missing. */
export const freeze = async (url: string, sessionId: string): Promise<ActRefusal | FrozenAct> =>
  (await askEmulator({ url, method: 'POST', path: `/sessions/${sessionId}/act` })) as
    | ActRefusal
    | FrozenAct
