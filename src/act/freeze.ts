import { buildText } from '../certification/build.ts'
import { refuseErased } from '../certification/erased.ts'
import { type FactStores, factsOf } from '../certification/facts.ts'
import { missingFor } from '../certification/missing.ts'
import { unconfirmed } from '../certification/personal-data.ts'
import { type ClosingStores, closeSession } from '../certification/session.ts'
import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import { type ActRefusal, actOf, type Maker, REFUSAL_FORMAT, refusalOf } from './act.ts'
import { annotationsOf } from './annotations.ts'
import { contentsOf, type Looked } from './contents.ts'
import { canonicalJson, sha256 } from './json.ts'
import { type FactsText, textOfFacts, withCheckpoint } from './log/act-log.ts'
import { type ChainStore, record } from './log/chain.ts'
import type { CheckpointStore, SignCheckpoint } from './log/checkpoint.ts'
import { ACT_FORMAT, type Act } from './shape.ts'
import { ofToday, type StoredAct } from './stored.ts'

/** A frozen act: `text` is act.json to the byte, without a line end. */
export interface FrozenAct {
  readonly format: 'frozen'
  readonly sessionId: string
  readonly text: string
  readonly sha256: string
}

export interface FreezeStores extends FactStores {
  readonly sessions: FactStores['sessions'] & ClosingStores['sessions']
  readonly actContainers: {
    /** The act will have a container, of a run with these settings. */
    begin(sessionId: string, settings: string): Promise<void>
  }
  readonly eventLog: FactStores['eventLog'] & ChainStore & CheckpointStore
  readonly changes: { total(): Promise<number> }
}

export interface FreezeDeps {
  /** One unit of work of the storage: counting and closing see and write the same moment. */
  readonly transact: <T>(work: (stores: FreezeStores) => Promise<T>) => Promise<T>
  readonly clock: Clock
  readonly maker: Maker
  /** Signs checkpoints of the event log. */
  readonly sign: SignCheckpoint
}

export interface FreezeWithContainer extends FreezeDeps {
  /** config.json of the container: what the act rests on besides its messages, as it is now. */
  readonly settings: string
  /** What was drawn up before: for a thousand messages it takes a second, in which the unit of work would let nobody else in. */
  readonly prepared?: Prepared
}

/** An act as it was drawn up, ISO 8601 `closedAt`, and how many rows had been written by then. */
export interface Prepared {
  readonly changes: number
  readonly closedAt: string
  readonly drawn: DrawnUp
}

/** What a session comes to, its act or the refusal of one, and what was seen in its messages. */
export interface DrawnUp {
  readonly made: FactsText | ActRefusal
  readonly looked: readonly Looked[]
}

/** Draws up the act of an open session, or says what is missing; writes nothing. Throws ShepFault SESSION_UNKNOWN, SESSION_ERASED. */
export async function drawUp(
  id: string,
  stores: FactStores,
  { maker, closedAt, looked }: DrawUpDeps,
): Promise<FactsText | ActRefusal> {
  const facts = await factsOf(id, stores)
  const { messages } = stores
  const contents = await contentsOf(facts, { scan: maker.personalData, messages, looked })
  const annotated = await annotationsOf(id, stores.eventLog)
  const made = actOf({ ...facts, ...contents }, maker, closedAt, annotated)
  return made.format === REFUSAL_FORMAT ? made : textOfFacts(made)
}

interface DrawUpDeps extends Pick<FreezeDeps, 'maker'> {
  readonly closedAt: string
  /** Messages that were looked at before. */
  readonly looked: readonly Looked[]
}

/**
 * Closes the session with its act, puts both on record and signs a checkpoint over them, in one unit of work; or says what is missing and leaves it open.
 * A session that has its act answers with the stored bytes. Throws ShepFault SESSION_UNKNOWN,
 * and SESSION_FROZEN when it was closed without an act.
 */
export async function freezeSession(
  id: string,
  deps: FreezeWithContainer,
): Promise<FrozenAct | ActRefusal> {
  const { transact, sign, settings } = deps
  return transact(async (stores) => {
    const session = await stores.sessions.find(id)
    if (session?.state === 'frozen') {
      await refuseErased(id, stores)
      return storedAct(session)
    }
    const { made, closedAt } = await currentOf(id, stores, deps)
    if ('format' in made) return made
    const logging = { log: stores.eventLog, clock: () => new Date(closedAt), sign }
    const { text, log } = await withCheckpoint(made, logging)
    const actSha256 = sha256(text)
    await closeSession(id, { closedAt, act: text, actSha256 }, stores)
    await stores.actContainers.begin(id, settings)
    const data = { sessionId: id, actSha256, checkpointSha256: log.sha256 }
    await record({ kind: 'session-frozen', data }, logging)
    return { format: 'frozen', sessionId: id, text, sha256: actSha256 }
  })
}

/** What was prepared, when nothing was written since; else it is drawn up now, of messages that need not be read again. */
async function currentOf(
  id: string,
  stores: FreezeStores,
  { prepared, maker, clock }: FreezeWithContainer,
): Promise<{ readonly made: FactsText | ActRefusal; readonly closedAt: string }> {
  if (prepared && prepared.changes === (await stores.changes.total()))
    return { made: prepared.drawn.made, closedAt: prepared.closedAt }
  const closedAt = clock().toISOString()
  const looked = prepared?.drawn.looked ?? []
  return { made: await drawUp(id, stores, { maker, closedAt, looked }), closedAt }
}

/** Closes a session that will have no act (W-28: engines disagreed), so that a new one can be opened; its refusal is what is kept. */
export async function abandonSession(
  id: string,
  { transact, clock, maker }: FreezeDeps,
): Promise<ActRefusal> {
  return transact(async (stores) => {
    const facts = await factsOf(id, stores)
    const conditions = { ...maker, build: buildText(maker.build) }
    const found = await unconfirmed(facts, maker.personalData, stores.messages)
    const refusal = refusalOf(facts, missingFor(facts, conditions, found))
    const act = canonicalJson(refusal)
    const now = clock()
    const refusalSha256 = sha256(act)
    const closing = { closedAt: now.toISOString(), act, actSha256: refusalSha256 }
    await closeSession(id, closing, stores)
    const data = { sessionId: id, refusalSha256 }
    await record({ kind: 'session-abandoned', data }, { log: stores.eventLog, clock: () => now })
    return refusal
  })
}

interface Closed {
  readonly id: string
  readonly act?: string
  readonly actSha256?: string
}

/** The act as it was stored; bytes that do not fit their digest are never handed out. Throws SESSION_FROZEN where there is none. */
export function storedAct(session: Closed): FrozenAct {
  const { text } = keptAct(session)
  return { format: 'frozen', sessionId: session.id, text, sha256: session.actSha256 ?? '' }
}

/** The same, as text and as what it says. */
export function keptAct(session: Closed): { readonly text: string; readonly act: Act } {
  const text = keptText(session)
  const act: StoredAct | ActRefusal = JSON.parse(text)
  if (act.format !== ACT_FORMAT) throw new ShepFault('SESSION_FROZEN', { id: session.id })
  return { text, act: ofToday(act) }
}

/** What is stored of a session that was closed, its act or the refusal of one, to the byte. */
export function keptText({ id, act: text = '', actSha256 }: Closed): string {
  if (sha256(text) !== actSha256) throw new Error(`the stored act of session ${id} is damaged`)
  return text
}
