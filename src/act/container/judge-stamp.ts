import { TIMESTAMP_POLICY } from '../../eds/authority/timestamp-policy.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { looseForm } from '../../eds/cms/form.ts'
import { judgeTimestamp } from '../../eds/timestamp/judge.ts'
import { readTimestamp } from '../../eds/timestamp/token.ts'
import type { FoundManifest } from './judge-files.ts'
import { wordsOf } from './judge-signature.ts'
import { type ContainerCheck, finding } from './verdict.ts'

/** A time stamp that holds. */
export interface GoodStamp {
  readonly file: string
  readonly time: Date
  readonly authority: string
  /** The emulator's own authority. */
  readonly internal: boolean
  /** Names of the files it is over. */
  readonly over: ReadonlySet<string>
}

export interface StampJudgement {
  readonly checks: readonly ContainerCheck[]
  readonly stamp?: GoodStamp
}

/** anchors 6.4.5 e: one time stamp over its archive manifest, by an authority that is trusted. */
export function judgeStamp(
  token: Uint8Array,
  file: string,
  { content, manifest }: FoundManifest,
  trust: readonly Certificate[],
): StampJudgement {
  try {
    const read = readTimestamp(token, trust)
    const { checks, certificate } = judgeTimestamp(read, { data: content, trust })
    const broken = checks.filter(
      ({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable',
    )
    const wrong = broken.map(({ rule, actual = '' }) =>
      finding('STAMP_WRONG', { file, found: `${rule}: ${actual}` }),
    )
    const loose = certificate && looseForm(token, read.signed, { certificate, trust })
    if (loose !== undefined) wrong.push(finding('STAMP_FORM', { file, found: loose }))
    if (wrong.length > 0 || certificate === undefined) return { checks: wrong }
    const internal = read.info.policy === TIMESTAMP_POLICY
    const stamp = {
      file,
      time: read.info.time,
      authority: certificate.subject.text,
      internal,
      over: new Set(manifest.references.map(({ name }) => name)),
    }
    const found = `${stamp.authority}, ${stamp.time.toISOString()}`
    return { checks: internal ? [finding('INTERNAL_TIME', { file, found })] : [], stamp }
  } catch (cause) {
    return { checks: [finding('STAMP_UNREADABLE', { file, found: wordsOf(cause) })] }
  }
}
