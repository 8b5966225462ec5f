import { approveApplication } from '../../../src/certification/application.ts'
import type { ApplicationInput } from '../../../src/certification/application-input.ts'
import { openSession } from '../../../src/certification/session.ts'
import {
  createDraft,
  editDraft,
  submitDraft,
} from '../../../src/certification/smart-bridge/drafts.ts'
import { attachFile } from '../../../src/certification/smart-bridge/files.ts'
import { beginTesting } from '../../../src/certification/smart-bridge/open.ts'
import { returnForRevision } from '../../../src/certification/smart-bridge/review.ts'
import { allowed, record, standingOf } from '../../../src/certification/smart-bridge/standing.ts'
import {
  acceptAct,
  attachAct,
  clearForProduction,
  returnAct,
} from '../../../src/certification/smart-bridge/test-act.ts'
import type { BridgeAction, Stage } from '../../../src/contract/smart-bridge.ts'
import type { Storage } from '../../../src/storage/database.ts'
import type { Stores } from '../../../src/storage/stores.ts'
import {
  conditions,
  counter,
  goodInput,
  tickingClock,
  withParticipant,
} from '../session-builder.ts'

export const protocol = {
  kind: 'test-protocol',
  name: 'протокол.pdf',
  contentType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7 TEST ONLY'),
} as const

/** Method 2 with all that it asks for, but the file. */
export const ownInput: ApplicationInput = {
  ...goodInput,
  operationalCentre: 'ОЦИБ (TEST ONLY)',
  bank: true,
}

const ACT = '{"format":"shep-emulator/act/1"}'
export const ACT_SHA256 = 'ab'.repeat(32)

/** The records of an emulator, and everything that can be done to an application in them. */
export interface Desk {
  readonly storage: Storage
  readonly clock: () => Date
  begin(input?: ApplicationInput): Promise<string>
  /** In one unit of work. */
  act<T>(work: (stores: Stores, deps: Deps) => Promise<T>): Promise<T>
  readonly deeds: Readonly<
    Record<Exclude<BridgeAction, 'create'>, (id: string) => Promise<unknown>>
  >
  stageOf(id: string): Promise<Stage>
  /** The session that is open is closed with an act, or with a record of why there is none. */
  close(id: string, act?: string): Promise<string>
  /** A fresh application, brought to the stage. */
  at(stage: Stage, input?: ApplicationInput): Promise<string>
}

interface Deps {
  readonly stores: Stores
  readonly clock: () => Date
  readonly newId: () => string
}

export async function openDesk({ keyed = true } = {}): Promise<Desk> {
  const clock = tickingClock()
  const newId = counter('b')
  const storage = await withParticipant(clock)
  const act: Desk['act'] = (work) =>
    storage.transact((stores) => work(stores, { stores, clock, newId }))
  if (!keyed) await act((stores) => retireKeys(stores, clock))
  const stageOf = (id: string) =>
    storage.read(async (stores) => (await standingOf(id, stores)).stage)
  const begin = async (input = ownInput) =>
    (await act((_, deps) => createDraft(input, undefined, deps))).id
  const close: Desk['close'] = (id, text = ACT) =>
    act(async ({ sessions }) => {
      const session = await sessions.openFor(id)
      if (!session) throw new Error('no session is open')
      await sessions.freeze(session.id, clock().toISOString(), text, ACT_SHA256)
      return session.id
    })
  const deeds = deedsOf(act)
  const at = async (stage: Stage, input?: ApplicationInput) => {
    const id = await begin(input)
    for (const step of ways[stage]) await (step === 'close' ? close(id) : deeds[step](id))
    return id
  }
  return { storage, clock, begin, act, deeds, stageOf, close, at }
}

async function retireKeys({ certificates }: Stores, clock: () => Date): Promise<void> {
  const keys = await certificates.findBySender(goodInput.senderId ?? '', 'verification-token')
  for (const { fingerprint, senderId, purpose } of keys)
    await certificates.retire(fingerprint, senderId, purpose, clock().toISOString())
}

const filed = ['attach-file', 'submit'] as const
const tested = [...filed, 'approve', 'open-session', 'close'] as const

/** What leads to a stage; a key is registered before anything, as in the demo. */
const ways: Readonly<Record<Stage, readonly (Exclude<BridgeAction, 'create'> | 'close')[]>> = {
  DRAFT: [],
  SUBMITTED: filed,
  RETURNED_FOR_REVISION: [...filed, 'return'],
  APPROVED: [...filed, 'approve'],
  KEY_REGISTERED: [...filed, 'approve'],
  TESTING: tested,
  ACT_ATTACHED: [...tested, 'attach-act'],
  ACT_REVIEWED: [...tested, 'attach-act', 'accept-act'],
  CLEARED: [...tested, 'attach-act', 'accept-act', 'clear'],
}

function deedsOf(act: Desk['act']): Desk['deeds'] {
  const by = 'Тестов Т.'
  return {
    edit: (id) => act((_, deps) => editDraft(id, { servicePeriod: '2027' }, by, deps)),
    'attach-file': (id) =>
      act((_, deps) =>
        attachFile(id, { ...protocol, bytes: Buffer.from(`%PDF-1.7 ${deps.newId()}`) }, deps),
      ),
    submit: (id) => act((_, deps) => submitDraft(id, by, deps)),
    return: (id) =>
      act((_, deps) =>
        returnForRevision(id, { reason: 'уточнить', fields: ['storageTerm'], by }, deps),
      ),
    approve: (id) => act((stores, { clock }) => approveApplication(id, { ...stores, clock, by })),
    'register-key': (id) =>
      act(async (stores, deps) => {
        const standing = await allowed(id, 'register-key', stores)
        const { senderId } = standing.application
        const spki = Buffer.from(deps.newId())
        const registeredAt = deps.clock().toISOString()
        await stores.verificationKeys.add({
          senderId,
          fingerprint: spki.toString('hex'),
          spki,
          registeredAt,
        })
        await record(standing, { by }, deps)
      }),
    'open-session': (id) =>
      act((stores, deps) =>
        beginTesting(id, () => openSession(id, { ...stores, ...deps, ...conditions }), deps),
      ),
    'attach-act': (id) =>
      act(async (stores, deps) => {
        const sessions = await stores.sessions.ofApplication(id)
        return attachAct(id, sessions.at(-1)?.id ?? 'none', by, deps)
      }),
    'return-act': (id) => act((_, deps) => returnAct(id, 'не те ответы', by, deps)),
    'accept-act': (id) => act((_, deps) => acceptAct(id, by, deps)),
    clear: (id) => act((_, deps) => clearForProduction(id, by, deps)),
  }
}
