import type { Files } from '../act/container/judge-files.ts'
import type { AttachedMessage } from '../act/container/replay.ts'
import { type RecordedMessage, type ReplayReport, replay } from '../act/replay.ts'
import type { Act } from '../act/shape.ts'
import type { Config } from '../config.ts'
import { type Certificate, certificatesIn } from '../eds/certificate.ts'
import { crlFinder } from '../eds/revocation/crl-finder.ts'
import { openStorage, type Storage } from '../storage/database.ts'
import { rowOf } from './registered-certificates.ts'
import { contentTypeIn, rejudgeBy } from './rejudge.ts'
import { gateOf } from './settings.ts'

/** What is judged again of a message that is attached to an act. */
export type AttachedEvidence = Pick<
  AttachedMessage,
  'name' | 'request' | 'requestHeaders' | 'checks'
>

/**
 * Judges the messages of a container again, offline. Settings, participants' certificates and revocation lists are those
 * of the container; whom to trust is said by `trust` alone, so that a stranger's act does not bring its own authority.
 * Throws an Error that names what is missing.
 */
export async function replayContainer(
  attached: Iterable<AttachedEvidence>,
  files: Files,
  trust: readonly Certificate[],
): Promise<ReplayReport> {
  const config = configIn(files)
  const registry = await registryOf(certificatesAt('trust/participant.pem', files))
  const find = crlFinder({ sources: listsIn(files), trust, clock: () => new Date(0) })
  const { revocation, staleRevocation: stale } = config
  const ground = { gate: gateOf(config), trust, registry, revocation, stale, listsAt: () => find }
  try {
    const act: Act = JSON.parse(textAt('act.json', files))
    const digests = digestsOf(act)
    return await replay(recordedMessages(attached, files, digests), rejudgeBy(ground))
  } finally {
    await registry.close()
  }
}

/** The settings of the run that the gate and revocation hang on; one that is absent or wrong is named. */
function configIn(files: Files): Config {
  const { settings: said }: { readonly settings?: Readonly<Record<string, unknown>> } = JSON.parse(
    textAt('config.json', files),
  )
  const missing = Object.entries(needed).find(([name, kind]) => typeof said?.[name] !== kind)
  if (missing !== undefined) throw new Error(`config.json: settings.${missing[0]}`)
  return said as unknown as Config
}

/** What of the settings decides a verdict, and its type in JSON. */
const needed = {
  inclusiveNamespaces: 'boolean',
  quirks: 'object',
  maxBytes: 'number',
  maxDepth: 'number',
  maxElements: 'number',
  maxAttributes: 'number',
  maxNameBytes: 'number',
  revocation: 'string',
  staleRevocation: 'string',
} as const satisfies Partial<Record<keyof Config, string>>

/** A registry of these certificates and nothing else: a message that only names its certificate finds it there. */
async function registryOf(certificates: readonly Certificate[]): Promise<Storage> {
  const storage = openStorage(':memory:')
  const senderId = 'evidence'
  const epoch = new Date(0)
  const createdAt = epoch.toISOString()
  await storage.transact(async ({ participants, certificates: rows }) => {
    await participants.add({ senderId, bin: '', name: '', passwordHash: '', createdAt })
    for (const one of certificates) await rows.add(rowOf(one, senderId, 'transport', epoch))
  })
  return storage
}

function certificatesAt(name: string, files: Files): readonly Certificate[] {
  const bytes = files.get(name)
  if (bytes === undefined || bytes.length === 0) return []
  const found = certificatesIn(bytes)
  return [...new Map(found.map((one) => [one.fingerprint, one])).values()]
}

/** They do not change any more: each is read once. */
const listsIn = (files: Files) =>
  [...files.keys()]
    .filter((name) => /^trust\/.+\.crl$/.test(name))
    .map((name) => ({
      name,
      maxAge: Number.POSITIVE_INFINITY,
      read: async () => Uint8Array.from(files.get(name) ?? []),
    }))

interface ChecksFile {
  readonly entryId?: string
  readonly receivedAt?: string
}

function* recordedMessages(
  attached: Iterable<AttachedEvidence>,
  files: Files,
  digests: ReadonlyMap<string, string>,
): Generator<RecordedMessage> {
  for (const one of attached) yield recordedOf(one, files, digests)
}

function recordedOf(
  { name, request, requestHeaders, checks }: AttachedEvidence,
  files: Files,
  digests: ReadonlyMap<string, string>,
): RecordedMessage {
  const file = `${name}-checks.json`
  const { entryId = '', receivedAt = '' }: ChecksFile = JSON.parse(textAt(file, files))
  const moment = new Date(receivedAt)
  if (Number.isNaN(moment.getTime())) throw new Error(`${file}: receivedAt`)
  const requestSha256 = digests.get(entryId)
  if (requestSha256 === undefined) throw new Error(`${file}: entryId ${entryId}`)
  const contentType = contentTypeIn(headersIn(requestHeaders))
  return { name, request, contentType, receivedAt: moment, checks, requestSha256 }
}

const headersIn = (text: string): (readonly [string, string])[] =>
  text.split('\r\n').flatMap((line) => {
    const [, name, value] = /^([^\s:]+): (.*)$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })

const digestsOf = ({ responses }: Act): ReadonlyMap<string, string> =>
  new Map(
    responses.flatMap(({ entryId, requestSha256, exchange }) => [
      [entryId, requestSha256] as const,
      ...('entryId' in exchange ? [[exchange.entryId, exchange.requestSha256] as const] : []),
    ]),
  )

function textAt(name: string, files: Files): string {
  const bytes = files.get(name)
  if (bytes === undefined) throw new Error(name)
  return Buffer.from(bytes).toString('utf8')
}
