import type { Text } from '../../contract/texts/text.ts'
import { type Certificate, parseCertificate } from '../../eds/certificate.ts'
import { canonicalJson, sha256 } from '../json.ts'
import { digestOfFacts } from './act-log.ts'
import type { ChainRow } from './chain.ts'
import type { StoredLog } from './file.ts'
import type { Kept } from './kept.ts'
import { type LogProblem, logProblem } from './problems.ts'
import { signedUnder } from './signature.ts'
import { checkpointIn, type LogVerdict, verifyLog } from './verify.ts'

/** What could not be told, or is to be known of what was. */
export const logNotes = {
  SIGNATURES_NOT_CHECKED: {
    ru: 'подписи контрольных точек не проверены: не указано, кому вы доверяете (--trust)',
    kk: 'бақылау нүктелерінің қолтаңбалары тексерілмеді: кімге сенетініңіз көрсетілмеген (--trust)',
    en: 'the signatures of the checkpoints were not verified: whom you trust was not said (--trust)',
  },
  NOTHING_KEPT: {
    ru: 'сверить не с чем: журнал, переписанный целиком или отрезанный вместе с контрольными точками, так не заметить; укажите сохранённый акт (--kept)',
    kk: 'салыстыратын ештеңе жоқ: тұтас қайта жазылған немесе бақылау нүктелерімен бірге кесілген журнал бұлай байқалмайды; сақталған актіні көрсетіңіз (--kept)',
    en: 'nothing to compare with: a log written anew, or cut together with its checkpoints, is not noticed so; name an act that was kept (--kept)',
  },
  SIGNER_NOT_NAMED: {
    ru: 'ни один сохранённый акт не называет сертификат шлюза: подписи верны, но сверьте сами, чей это сертификат',
    kk: 'сақталған актілердің ешқайсысы шлюз сертификатын атамайды: қолтаңбалар дұрыс, бірақ сертификат кімдікі екенін өзіңіз салыстырыңыз',
    en: 'no kept act names the certificate of the gateway: the signatures are good, but compare yourself whose certificate it is',
  },
} as const satisfies Record<string, Text>

export type LogNoteCode = keyof typeof logNotes

export interface LogReport extends LogVerdict {
  readonly result: 'pass' | 'fail' | 'inconclusive'
  readonly kept: number
  readonly notes: readonly { readonly code: LogNoteCode; readonly text: Text }[]
  /** Whose certificates are on the checkpoints. */
  readonly signers: readonly { readonly subject: string; readonly fingerprint: string }[]
}

export interface LogToReport {
  readonly log: StoredLog
  readonly kept: readonly Kept[]
  /** Absent: nobody said whom to trust. */
  readonly trust?: readonly Certificate[] | undefined
}

/** Judges a log by what somebody else kept of it and whom that somebody trusts; every problem, and what could not be told. */
export function reportOnLog({ log, kept, trust }: LogToReport): LogReport {
  const named = new Set(kept.flatMap(({ act }) => fingerprintsOf(act)))
  const found = log.checkpoints.flatMap(({ text }) => certificateIn(text))
  const signers = [...new Map(found.map((one) => [one.fingerprint, one])).values()]
  // A certificate that was renewed has the same subject.
  const subjects = new Set(signers.filter(isNamed(named)).map(({ subject }) => subject.key))
  const isSigner = ({ subject }: Certificate) => named.size === 0 || subjects.has(subject.key)
  const isSigned = trust === undefined ? () => true : signedUnder({ trust, isSigner })
  const verdict = verifyLog({ ...log, kept, isSigned })
  const problems = [...verdict.problems, ...kept.flatMap((one) => judgeKept(one, log))]
  const untold = trust === undefined && log.checkpoints.length > 0
  const codes: readonly (LogNoteCode | false)[] = [
    untold && 'SIGNATURES_NOT_CHECKED',
    kept.length === 0 && 'NOTHING_KEPT',
    !untold && signers.length > 0 && named.size === 0 && 'SIGNER_NOT_NAMED',
  ]
  return {
    ...verdict,
    intact: problems.length === 0,
    problems,
    result: problems.length > 0 ? 'fail' : untold ? 'inconclusive' : 'pass',
    kept: kept.length,
    notes: codes.flatMap((code) => (code === false ? [] : [{ code, text: logNotes[code] }])),
    signers: signers.map(({ subject, fingerprint }) => ({ subject: subject.text, fingerprint })),
  }
}

const fingerprintsOf = (act: Kept['act']): string[] =>
  act?.origin.gatewayCertificates.map(({ fingerprint }) => fingerprint) ?? []

const isNamed =
  (named: ReadonlySet<string>) =>
  ({ fingerprint }: Certificate): boolean =>
    named.has(fingerprint)

/** None where it cannot be read: the checkpoint does not verify then. */
function certificateIn(text: string): Certificate[] {
  const { signature } = checkpointIn(text) ?? {}
  try {
    return signature ? [parseCertificate(Buffer.from(signature.certificate, 'base64'))] : []
  } catch {
    return []
  }
}

/** Beyond size and head: the checkpoint itself is there, and the log says of the act what the act is. */
function judgeKept({ size, sha256: digest, act }: Kept, log: StoredLog): LogProblem[] {
  const there = digest === undefined || log.checkpoints.some((one) => one.sha256 === digest)
  const missing = there ? [] : [logProblem('CHECKPOINT_MISSING', size, { expected: digest })]
  if (act === undefined) return missing
  const { id } = act.session
  const drawnUp = saidOf('act-drawn-up', id, log.rows)['factsSha256']
  const frozen = saidOf('session-frozen', id, log.rows)['actSha256']
  return [
    ...missing,
    ...differing(size, digestOfFacts(act), drawnUp),
    ...differing(size, sha256(canonicalJson(act)), frozen),
  ].slice(0, 1 + missing.length)
}

const differing = (size: number, expected: string, actual: unknown): LogProblem[] =>
  expected === actual ? [] : [logProblem('ACT_OTHER', size, { expected, actual: String(actual) })]

/** What the log has of a session under one kind; an empty object when nothing. */
function saidOf(kind: string, sessionId: string, rows: readonly ChainRow[]): Said {
  const own = rows.filter((row) => row.kind === kind).map(({ data }) => saidIn(data))
  return own.find((said) => said['sessionId'] === sessionId) ?? {}
}

type Said = Readonly<Record<string, unknown>>

function saidIn(data: string): Said {
  try {
    return (JSON.parse(data) as Said | null) ?? {}
  } catch {
    return {}
  }
}
