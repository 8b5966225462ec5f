import type { Certificate } from '../../eds/certificate.ts'
import type { CheckId } from './checks.ts'
import {
  type FoundManifest,
  filesOf,
  judgeLayout,
  judgeListed,
  judgeOrder,
  type ReadFiles,
  readManifests,
} from './judge-files.ts'
import { judgeSignature, wordsOf } from './judge-signature.ts'
import { type GoodStamp, judgeStamp } from './judge-stamp.ts'
import { partsIn, signatureName, stampName } from './layout.ts'
import { attachedMessages, type Replay } from './replay.ts'
import type { ByteSource } from './source.ts'
import {
  type ContainerCheck,
  finding,
  printable,
  type Result,
  resultOf,
  withPasses,
  zipFinding,
} from './verdict.ts'
import { readZip } from './zip-read.ts'

/** Looks at the data of a container: whether they agree, or whether a checkpoint in them is good. */
export type DataJudge = (files: ReadFiles) => readonly ContainerCheck[]

export interface VerifySettings {
  /** The only certificates that give trust: nothing in the container does (anchors 6.4.6). */
  readonly trust: readonly Certificate[]
  /** Now: for certificates without a stamp. */
  readonly at: Date
  readonly facts?: DataJudge
  readonly checkpoint?: DataJudge
  readonly replay?: Replay
}

export interface Signer {
  readonly number: number
  readonly subject: string
  readonly fingerprint: string
  /** As the signer claims. */
  readonly signedAt?: string
  /** As a good time stamp says. */
  readonly stampedAt?: string
}

export interface ContainerVerdict {
  readonly result: Result
  readonly checks: readonly ContainerCheck[]
  readonly signers: readonly Signer[]
  readonly stamps: readonly {
    readonly file: string
    readonly time: string
    readonly authority: string
    readonly internal: boolean
  }[]
}

/**
 * Judges a container offline: every check, every failure and not the first. Whatever the bytes are, it never throws. Of a
 * source each file is read when it is looked at; an Error is thrown only when it cannot be read, or changes meanwhile.
 */
export async function verifyContainer(
  container: Uint8Array | ByteSource,
  settings: VerifySettings,
): Promise<ContainerVerdict> {
  const { entries, problems } = readZip(container)
  const files = filesOf(entries)
  const { found, checks } = readManifests(files)
  const lastArchive = found.filter(({ part }) => part === 'archive').at(-1)
  const { stamps, ...stamped } = judgeStamps(files, found, settings)
  const { signers, ...signed } = judgeSignatures(files, found, { ...settings, stamps })
  const told = [
    ...problems.map(zipFinding),
    ...judgeLayout(entries, files),
    ...judgeOrder(entries, found),
    ...checks,
    ...found.flatMap((one) => judgeListed(one, files, one === lastArchive)),
    ...signed.checks,
    ...stamped.checks,
    finding('NOT_ASKED'),
    ...judgeData(files, settings),
    ...(await judgeReplay(files, settings)),
  ]
  const all = withPasses(told, untestable(found, signers, stamps))
  return {
    result: resultOf(all),
    checks: all,
    signers,
    stamps: stamps.map(({ file, time, authority, internal }) => ({
      file,
      time: time.toISOString(),
      authority: printable(authority),
      internal,
    })),
  }
}

/** What there is nothing to judge by: no manifest, no signer, no stamp. */
const untestable = (
  found: readonly FoundManifest[],
  signers: readonly Signer[],
  stamps: readonly GoodStamp[],
): ReadonlySet<CheckId> =>
  new Set<CheckId>([
    ...(found.length > 0 ? [] : (['manifest', 'listed', 'digest'] as const)),
    ...(signers.length > 0 ? [] : (['seal', 'chain'] as const)),
    ...(stamps.length > 0 ? [] : (['time'] as const)),
  ])

function judgeStamps(
  files: ReadFiles,
  found: readonly FoundManifest[],
  { trust }: VerifySettings,
): { readonly stamps: readonly GoodStamp[]; readonly checks: readonly ContainerCheck[] } {
  const archives = found.filter(({ part }) => part === 'archive')
  const judged = archives.flatMap((archive) => {
    const file = stampName(archive.number)
    const token = files.get(file)
    return token === undefined ? [] : [judgeStamp(token, file, archive, trust)]
  })
  const none = partsIn(files.keys(), 'stamp').length === 0 ? [finding('NO_STAMP')] : []
  return {
    stamps: judged.flatMap(({ stamp }) => stamp ?? []),
    checks: [...none, ...judged.flatMap(({ checks }) => checks)],
  }
}

function judgeSignatures(
  files: ReadFiles,
  found: readonly FoundManifest[],
  { trust, at, stamps }: VerifySettings & { readonly stamps: readonly GoodStamp[] },
): { readonly signers: readonly Signer[]; readonly checks: readonly ContainerCheck[] } {
  const signers: Signer[] = []
  const checks = files.has(signatureName(1)) ? [] : [finding('NO_SEAL')]
  for (const manifest of found.filter(({ part }) => part === 'manifest')) {
    const file = signatureName(manifest.number)
    const cms = files.get(file)
    if (cms === undefined) continue
    const stampedAt = earliest(stamps.filter(({ over }) => over.has(file)))
    const judged = judgeSignature(cms, file, manifest, { trust, at, stampedAt })
    checks.push(...judged.checks)
    if (stampedAt === undefined) checks.push(finding('UNSTAMPED', { file }))
    const { certificate, signingTime } = judged
    if (certificate === undefined) continue
    signers.push({
      number: manifest.number,
      subject: printable(certificate.subject.text),
      fingerprint: certificate.fingerprint,
      ...(signingTime && { signedAt: signingTime.toISOString() }),
      ...(stampedAt && { stampedAt: stampedAt.toISOString() }),
    })
  }
  return { signers, checks }
}

const earliest = (stamps: readonly GoodStamp[]): Date | undefined =>
  stamps.map(({ time }) => time).toSorted((one, other) => one.getTime() - other.getTime())[0]

function judgeData(files: ReadFiles, { facts, checkpoint }: VerifySettings): ContainerCheck[] {
  const guarded = (judge: DataJudge, code: 'FACTS' | 'CHECKPOINT') => {
    try {
      return judge(files)
    } catch (cause) {
      return [finding(code, { found: wordsOf(cause) })]
    }
  }
  return [
    ...(facts ? guarded(facts, 'FACTS') : [finding('NO_FACTS')]),
    ...(checkpoint ? guarded(checkpoint, 'CHECKPOINT') : [finding('NO_CHECKPOINT')]),
  ]
}

async function judgeReplay(
  files: ReadFiles,
  { replay }: VerifySettings,
): Promise<ContainerCheck[]> {
  if (replay === undefined) return [finding('NO_REPLAY')]
  try {
    const differences = await replay(attachedMessages(files), files)
    return differences.map(({ message, rule, recorded, recomputed }) =>
      finding('REPLAY', { file: message, found: `${rule}: ${recorded} → ${recomputed}` }),
    )
  } catch (cause) {
    return [finding('REPLAY', { found: wordsOf(cause) })]
  }
}
