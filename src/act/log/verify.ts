import { type ChainRow, digestOfRow, NOTHING } from './chain.ts'
import {
  CHECKPOINT_FORMAT,
  type Checkpoint,
  type CheckpointFacts,
  digestOfCheckpoint,
} from './checkpoint.ts'
import { type LogProblem, logProblem } from './problems.ts'

/** Whether the signature is good, by whom the asker trusts. */
export type CheckpointJudge = (checkpoint: Checkpoint) => boolean

/** The digest alone is enough: what an act prints of its checkpoint. */
export type KeptCheckpoint = Pick<CheckpointFacts, 'size' | 'head'>

export interface LogToVerify {
  readonly rows: readonly ChainRow[]
  readonly checkpoints: readonly {
    readonly size: number
    readonly sha256: string
    readonly text: string
  }[]
  /** Checkpoints that somebody else kept: only they tell of a log that was cut or rewritten together with its own. */
  readonly kept?: readonly KeptCheckpoint[]
  readonly isSigned: CheckpointJudge
}

export interface LogVerdict {
  readonly intact: boolean
  readonly size: number
  readonly head: string
  readonly checkpoints: number
  /** The first broken row, if any, then everything about checkpoints. */
  readonly problems: readonly LogProblem[]
}

/** Judges the whole log: the chain up to its first broken row, every checkpoint of its own, and those that were kept. */
export function verifyLog({ rows, checkpoints, kept = [], isSigned }: LogToVerify): LogVerdict {
  const broken = brokenRow(rows)
  const own = checkpoints.map((one) => ({ ...one, checkpoint: checkpointIn(one.text) }))
  const problems = [
    ...(broken ? [broken] : []),
    ...own.flatMap(({ size, sha256, checkpoint }, index) => {
      const previous = own[index - 1]?.sha256 ?? NOTHING
      return judgeOwn({ size, sha256, checkpoint, previous, isSigned })
    }),
    ...[...own.flatMap(({ checkpoint }) => checkpoint ?? []), ...kept].flatMap((one) =>
      judgeStanding(one, rows),
    ),
  ]
  const last = rows.at(-1)
  return {
    intact: problems.length === 0,
    size: rows.length,
    head: last?.sha256 ?? NOTHING,
    checkpoints: checkpoints.length,
    problems: distinct(problems),
  }
}

function brokenRow(rows: readonly ChainRow[]): LogProblem | undefined {
  let previous = NOTHING
  for (const [index, row] of rows.entries()) {
    const { seq } = row
    if (seq > index + 1) return logProblem('ROW_MISSING', index + 1)
    const actual = digestIn(row)
    if (actual !== row.sha256)
      return logProblem('ROW_CHANGED', seq, { expected: row.sha256, actual: actual ?? 'JSON' })
    if (seq !== index + 1 || row.previous !== previous)
      return logProblem('ROW_DETACHED', seq, { expected: previous, actual: row.previous })
    previous = row.sha256
  }
  return undefined
}

/** Data that are no JSON any more have no digest. */
function digestIn(row: ChainRow): string | undefined {
  try {
    return digestOfRow(row)
  } catch {
    return undefined
  }
}

interface Own {
  readonly size: number
  readonly sha256: string
  readonly checkpoint: Checkpoint | undefined
  readonly previous: string
  readonly isSigned: CheckpointJudge
}

function judgeOwn({ size, sha256, checkpoint, previous, isSigned }: Own): LogProblem[] {
  if (checkpoint?.size !== size || digestOfCheckpoint(checkpoint) !== sha256)
    return [logProblem('CHECKPOINT_CHANGED', size)]
  const found = { expected: previous, actual: checkpoint.previous }
  return [
    ...(isSigned(checkpoint) ? [] : [logProblem('CHECKPOINT_SIGNATURE', size)]),
    ...(checkpoint.previous === previous ? [] : [logProblem('CHECKPOINT_DETACHED', size, found)]),
  ]
}

/** Whether the log still has what a checkpoint speaks of. */
function judgeStanding({ size, head }: KeptCheckpoint, rows: readonly ChainRow[]): LogProblem[] {
  if (size > rows.length) {
    const found = { expected: String(size), actual: String(rows.length) }
    return [logProblem('LOG_CUT', size, found)]
  }
  const actual = rows[size - 1]?.sha256 ?? NOTHING
  return actual === head ? [] : [logProblem('LOG_REWRITTEN', size, { expected: head, actual })]
}

/** A checkpoint as text; undefined when it is none. */
export function checkpointIn(text: string): Checkpoint | undefined {
  try {
    const read: Checkpoint = JSON.parse(text)
    const { format, size, head, at, previous, signature } = read
    const texts = [head, at, previous, signature.value, signature.certificate]
    const whole = Number.isSafeInteger(size) && texts.every((one) => typeof one === 'string')
    return whole && format === CHECKPOINT_FORMAT ? read : undefined
  } catch {
    return undefined
  }
}

/** One that was kept and is there too is told once. */
const distinct = (problems: readonly LogProblem[]): LogProblem[] => [
  ...new Map(problems.map((one) => [`${one.code} ${one.seq}`, one])).values(),
]
