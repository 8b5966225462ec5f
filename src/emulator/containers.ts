import { actFiles } from '../act/container/data-files.ts'
import { judgeCheckpoint } from '../act/container/judge-checkpoint.ts'
import { judgeFacts } from '../act/container/judge-facts.ts'
import { filesOf } from '../act/container/judge-files.ts'
import { type ContainerFiles, makeContainer } from '../act/container/make.ts'
import { overrideFiles } from '../act/container/override-files.ts'
import { verifyContainer } from '../act/container/verify.ts'
import { readZip } from '../act/container/zip-read.ts'
import { storedAct } from '../act/freeze.ts'
import { sha256 } from '../act/json.ts'
import { checkpointFile } from '../act/log/act-log.ts'
import type { ChainRow } from '../act/log/chain.ts'
import { checkpointIn } from '../act/log/verify.ts'
import type { Act, ActLog } from '../act/shape.ts'
import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import type { Certificate } from '../eds/certificate.ts'
import { sealBy } from '../eds/cms/seal.ts'
import { obtainTimestamp, type TimestampAuthority } from '../eds/timestamp/obtain.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import type { Storage } from '../storage/database.ts'
import { trustFiles } from './trust-files.ts'

export interface ContainerDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly pki: TestPki
  /** Everybody that the gateway trusts. */
  readonly trust: readonly Certificate[]
  readonly kdpKeys: Pick<KdpKeys, 'jwks'>
  readonly authority: TimestampAuthority
}

export interface Containers {
  /** act.asice of a closed session: made once, verified, stored, and the same bytes for ever. Undefined: its act is older than containers. */
  of(sessionId: string): Promise<Uint8Array | undefined>
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
  const of = async (id: string): Promise<Uint8Array | undefined> => {
    const found = await stored(id)
    if (found === undefined || found.container) return found && soundBytes(found)
    const work = making.get(id) ?? make(id, found.settings, deps)
    making.set(id, work)
    try {
      await work
    } finally {
      making.delete(id)
    }
    const made = await stored(id)
    return made && soundBytes(made)
  }
  return {
    of,
    file: async (id, name) => {
      const container = await of(id)
      return container && filesOf(readZip(container).entries).get(name)
    },
  }
}

/** Bytes that do not fit their digest are never handed out. */
function soundBytes({
  sessionId,
  container,
  sha256: digest,
}: {
  readonly sessionId: string
  readonly container?: Uint8Array
  readonly sha256?: string
}): Uint8Array {
  if (container === undefined || sha256(container) !== digest)
    throw new Error(`the stored container of session ${sessionId} is damaged`)
  return container
}

async function make(id: string, settings: string, deps: ContainerDeps): Promise<void> {
  const { storage, pki, clock, authority, trust } = deps
  const { kind, files } = await dataOf(id, settings, deps)
  const container = await makeContainer(files, {
    seal: sealBy(pki.seal, clock),
    stamp: (bytes) => obtainTimestamp(bytes, authority),
  })
  const { result, checks, stamps } = await verifyContainer(container, {
    trust,
    at: clock(),
    facts: judgeFacts,
    checkpoint: judgeCheckpoint(trust),
  })
  if (result !== 'pass') {
    const wrong = checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive')
    const reason = wrong.map(({ code, file = '', found = '' }) => `${code} ${file} ${found}`)
    throw new ShepFault('CONTAINER_UNVERIFIED', { reason: reason.join('; ') })
  }
  const stamped = stamps.every(({ internal }) => internal) ? 'internal' : 'external'
  if (stamped !== kind)
    throw new ShepFault('CONTAINER_UNVERIFIED', { reason: `${stamped} time stamp, not ${kind}` })
  await storage.transact(({ actContainers }) =>
    actContainers.complete(id, container, sha256(container)),
  )
}

/** The data files, and whose time stamp act.json promises. */
async function dataOf(
  id: string,
  settings: string,
  deps: ContainerDeps,
): Promise<{ readonly kind: string; readonly files: ContainerFiles }> {
  const { session, entries, certificates, log } = await deps.storage.read(async (stores) => {
    const found = await stores.sessions.find(id)
    if (!found) throw new ShepFault('SESSION_UNKNOWN', { id })
    const application = await stores.applications.find(found.applicationId)
    return {
      session: found,
      entries: await stores.messages.ofCertification(id),
      certificates: await stores.certificates.findBySender(
        application?.senderId ?? '',
        'transport',
      ),
      log: { checkpoints: await stores.eventLog.checkpoints(), rows: await stores.eventLog.list() },
    }
  })
  const { text } = storedAct(session)
  const trust = await trustFiles({ ...deps, participant: certificates.map(({ der }) => der) })
  const act: Act = JSON.parse(text)
  const { origin, log: named } = act
  const checkpoint = named && checkpointOf(named, log)
  const overrides = overrideFiles(act, log.rows)
  return {
    kind: origin.timeStamp.kind,
    files: await actFiles({
      ...{ text, entries, settings, trust, overrides },
      ...(checkpoint && { checkpoint }),
    }),
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
