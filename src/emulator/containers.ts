import { overrideFiles } from '../act/container/override-files.ts'
import { fileSource } from '../act/container/source.ts'
import type { ContainerVerdict } from '../act/container/verify.ts'
import { findFile } from '../act/container/zip-find.ts'
import { keptAct } from '../act/freeze.ts'
import { checkpointFile } from '../act/log/act-log.ts'
import type { ChainRow } from '../act/log/chain.ts'
import { checkpointIn } from '../act/log/verify.ts'
import type { ActLog } from '../act/shape.ts'
import type { Clock } from '../clock.ts'
import type { Pieces } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import { ofSha256 } from '../eds/algorithms/hashes.ts'
import { algorithmFor } from '../eds/algorithms/registry.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import type { Certificate } from '../eds/certificate.ts'
import { sealBy } from '../eds/cms/seal.ts'
import { obtainTimestamp, type TimestampAuthority } from '../eds/timestamp/obtain.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import type { Storage } from '../storage/database.ts'
import type { ContainerAsks, ContainerTask, ContainerWork } from './container-work.ts'
import { keepContainer, keptContainer } from './kept-container.ts'
import { openScratch } from './scratch.ts'
import { trustFiles } from './trust-files.ts'

export interface ContainerDeps {
  readonly storage: Storage
  /** The data folder: on a disk, for what is being made. */
  readonly folder: string
  readonly clock: Clock
  readonly pki: TestPki
  /** Everybody that the gateway trusts. */
  readonly trust: readonly Certificate[]
  readonly kdpKeys: Pick<KdpKeys, 'jwks'>
  readonly authority: TimestampAuthority
  readonly work: Pick<ContainerWork, 'draw' | 'make'>
}

export interface Containers {
  /** Sees that act.asice of a closed session is made, verified and kept: once, and unchanged for ever. False: its act is older than containers. */
  ensure(sessionId: string): Promise<boolean>
  /** Its bytes. */
  open(sessionId: string): Promise<Pieces | undefined>
  /** One file of it. */
  file(sessionId: string, name: string): Promise<Uint8Array | undefined>
}

/**
 * The containers of acts. A process that died between closing a session and making its container makes it when it is asked
 * for. Throws ShepFault CONTAINER_UNVERIFIED when what was made does not verify (it is not kept), TIMESTAMP_REFUSED.
 */
export function createContainers(deps: ContainerDeps): Containers {
  const { storage } = deps
  const making = new Map<string, Promise<void>>()
  const stored = (id: string) => storage.read(({ actContainers }) => actContainers.find(id))
  const ensure = async (id: string): Promise<boolean> => {
    const found = await stored(id)
    if (found === undefined || found.sha256 !== undefined) return found !== undefined
    const work = making.get(id) ?? make(id, found.settings, deps)
    making.set(id, work)
    try {
      await work
      return true
    } finally {
      making.delete(id)
    }
  }
  const open = async (id: string): Promise<Pieces | undefined> => {
    const sha256 = (await ensure(id)) ? (await stored(id))?.sha256 : undefined
    return sha256 === undefined ? undefined : keptContainer(id, sha256, storage)
  }
  return {
    ensure,
    open,
    file: async (id, name) => {
      const container = await open(id)
      return container && findFile(container.pieces(), name)
    },
  }
}

/** Written to a file that has no name, verified there, and only then kept. */
async function make(id: string, settings: string, deps: ContainerDeps): Promise<void> {
  const { storage, folder, trust, work, pki } = deps
  const [prints, scratch] = [openScratch(folder), openScratch(folder)]
  try {
    const { descriptor } = scratch
    const { timeStamp, ...sources } = await sourcesOf(id, deps)
    const drawing = { text: sources.text, descriptor: prints.descriptor }
    const drawn = { ...(await work.draw(drawing)), descriptor: prints.descriptor }
    const trusted = trust.map(({ der }) => der)
    const sealDigest = algorithmFor(pki.seal.key.kind).digest.oid
    const own = { sessionId: id, descriptor, drawn, settings, trusted, sealDigest }
    const task = { ...own, ...sources }
    refuseUnsound(await work.make(task, asksOf(deps)), timeStamp)
    await keepContainer(id, fileSource(descriptor), storage)
  } finally {
    scratch.close()
    prints.close()
  }
}

const asksOf = ({ pki, clock, authority }: ContainerDeps): ContainerAsks => ({
  seal: (hash) => sealBy(pki.seal, clock)(() => hash),
  stamp: (hash) => obtainTimestamp(ofSha256(hash), authority),
  now: async () => clock(),
})

const MOST_TOLD = 10

/** anchors 6.4.4: an act that does not verify is never shown. */
function refuseUnsound({ result, checks, stamps }: ContainerVerdict, timeStamp: string): void {
  if (result !== 'pass') {
    const wrong = checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive')
    const told = wrong
      .slice(0, MOST_TOLD)
      .map(({ code, file = '', found = '' }) => `${code} ${file} ${found}`)
    const more = wrong.length > MOST_TOLD ? [`+${wrong.length - MOST_TOLD}`] : []
    throw new ShepFault('CONTAINER_UNVERIFIED', { reason: [...told, ...more].join('; ') })
  }
  const stamped = stamps.every(({ internal }) => internal) ? 'internal' : 'external'
  if (stamped !== timeStamp) {
    const reason = `${stamped} time stamp, not ${timeStamp}`
    throw new ShepFault('CONTAINER_UNVERIFIED', { reason })
  }
}

type Sources = Pick<ContainerTask, 'text' | 'trust' | 'overrides' | 'checkpoint'>

/** What a container is made of besides messages, and whose time stamp act.json promises. */
async function sourcesOf(
  id: string,
  deps: ContainerDeps,
): Promise<Sources & { readonly timeStamp: string }> {
  const { session, certificates, log } = await deps.storage.read(async (stores) => {
    const found = await stores.sessions.find(id)
    if (!found) throw new ShepFault('SESSION_UNKNOWN', { id })
    const application = await stores.applications.find(found.applicationId)
    const senderId = application?.senderId ?? ''
    return {
      session: found,
      certificates: await stores.certificates.findBySender(senderId, 'transport'),
      log: { checkpoints: await stores.eventLog.checkpoints(), rows: await stores.eventLog.list() },
    }
  })
  const { text, act } = keptAct(session)
  const { origin, log: named } = act
  return {
    text,
    trust: await trustFiles({ ...deps, participant: certificates.map(({ der }) => der) }),
    overrides: overrideFiles(act, log.rows),
    ...(named && { checkpoint: checkpointOf(named, log) }),
    timeStamp: origin.timeStamp.kind,
  }
}

/** log/checkpoint.json: the checkpoint that the act names, and the row it stands on. */
function checkpointOf({ size, sha256: digest }: ActLog, { checkpoints, rows }: Log): Uint8Array {
  const kept = checkpoints.find((one) => one.sha256 === digest)
  const checkpoint = kept && checkpointIn(kept.text)
  const row = rows[size - 1]
  if (!checkpoint || !row) throw new Error('the event log has no checkpoint that the act names')
  return Buffer.from(checkpointFile(checkpoint, row))
}

interface Log {
  readonly checkpoints: readonly { readonly sha256: string; readonly text: string }[]
  readonly rows: readonly ChainRow[]
}
