import { fileSource } from '../act/container/source.ts'
import { findFile } from '../act/container/zip-find.ts'
import { keptText } from '../act/freeze.ts'
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
import type { ContainerAsks, ContainerWork, MadeContainer } from './container-work.ts'
import { type KnownPieces, keepContainer, keptContainer, readThrough } from './kept-container.ts'
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
  /** The one that was made last, until it is asked for: it was seen whole a moment ago, and need not be read through. */
  let last: { readonly id: string; readonly pieces: KnownPieces } | undefined
  const stored = (id: string) => storage.read(({ actContainers }) => actContainers.find(id))
  const makeLast = async (id: string, settings: string): Promise<void> => {
    last = { id, pieces: await make(id, settings, deps) }
  }
  const ensure = async (id: string): Promise<boolean> => {
    const found = await stored(id)
    if (found === undefined || found.sha256 !== undefined) return found !== undefined
    const work = making.get(id) ?? makeLast(id, found.settings)
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
    if (sha256 === undefined) return undefined
    const pieces = last?.id === id ? last.pieces : await readThrough(id, sha256, storage)
    last = undefined
    return keptContainer(id, pieces, storage)
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
async function make(id: string, settings: string, deps: ContainerDeps): Promise<KnownPieces> {
  const { storage, folder, trust, work, pki } = deps
  const [prints, scratch] = [openScratch(folder), openScratch(folder)]
  try {
    const { descriptor } = scratch
    const { text, participant } = await smallOf(id, deps)
    const drawing = { text, descriptor: prints.descriptor }
    const drawn = { ...(await work.draw(drawing)), descriptor: prints.descriptor }
    const trusted = trust.map(({ der }) => der)
    const sealDigest = algorithmFor(pki.seal.key.kind).digest.oid
    const own = { sessionId: id, text, descriptor, drawn, settings, trusted, sealDigest }
    const task = { ...own, trust: await trustFiles({ ...deps, participant }) }
    refuseUnsound(await work.make(task, asksOf(deps)))
    return await keepContainer(id, fileSource(descriptor), storage)
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
function refuseUnsound({ timeStamp, verdict: { result, checks, stamps } }: MadeContainer): void {
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

/** What of the records of a session is small: act.json, to the byte, and the certificates of its participant, DER. */
async function smallOf(
  id: string,
  { storage }: ContainerDeps,
): Promise<{ readonly text: string; readonly participant: readonly Uint8Array[] }> {
  return storage.read(async ({ sessions, applications, certificates }) => {
    const session = await sessions.find(id)
    if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
    const application = await applications.find(session.applicationId)
    const found = await certificates.findBySender(application?.senderId ?? '', 'transport')
    return { text: keptText(session), participant: found.map(({ der }) => der) }
  })
}
