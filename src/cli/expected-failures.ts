import type { FailureCase } from '../act/junit.ts'
import { parsed } from './certify-file.ts'
import { Usage } from './command.ts'

/** A failure that a team knows of and wants: a negative test of its own, or a defect not mended yet. */
export interface ExpectedFailure {
  /** Our key of the refusal, or of the reason why the message is not counted. */
  readonly code: string
  readonly serviceId?: string
  /** How often; absent: once or more. */
  readonly times?: number
}

/** A message of a session that did not count, as `GET /api/v1/sessions/ID` tells it. */
export interface Failure {
  readonly entryId: string
  readonly messageId?: string
  readonly serviceId?: string
  readonly codes: readonly string[]
}

export interface Comparison {
  /** Failed, and nobody expected it. */
  readonly unexpected: readonly Failure[]
  /** Expected, and did not happen so often. */
  readonly absent: readonly SeenFailure[]
  /** Expected, and happened as it was to. */
  readonly met: readonly SeenFailure[]
}

export interface SeenFailure extends ExpectedFailure {
  readonly seen: number
}

/** Reads a list of expected failures. Throws Usage that names what is wrong. */
export function readExpectedFailures(path: string): readonly ExpectedFailure[] {
  const list = parsed(path)
  if (!Array.isArray(list)) throw new Usage(`${path}: a list of {code, serviceId?, times?, note?}`)
  return list.map((one: unknown, index) => {
    const { code, serviceId, times, note, ...rest } = (one ?? {}) as Record<string, unknown>
    const fits =
      typeof code === 'string' &&
      (serviceId === undefined || typeof serviceId === 'string') &&
      (times === undefined || (Number.isInteger(times) && (times as number) > 0)) &&
      (note === undefined || typeof note === 'string') &&
      Object.keys(rest).length === 0
    if (!fits) throw new Usage(`${path}: [${index}] must be {code, serviceId?, times?, note?}`)
    return {
      code,
      ...(typeof serviceId === 'string' && { serviceId }),
      ...(typeof times === 'number' && { times }),
    }
  })
}

/** A failure is expected when one row fits it; a row fails too when it does not happen as often as it says. */
export function compareFailures(
  failures: readonly Failure[],
  expected: readonly ExpectedFailure[],
): Comparison {
  const fits = ({ code, serviceId }: ExpectedFailure, failure: Failure) =>
    failure.codes.includes(code) && (serviceId === undefined || serviceId === failure.serviceId)
  const rows = expected.map((row) => ({
    ...row,
    seen: failures.filter((failure) => fits(row, failure)).length,
  }))
  const isMet = ({ times, seen }: SeenFailure) => (times === undefined ? seen > 0 : seen === times)
  return {
    unexpected: failures.filter((failure) => !expected.some((row) => fits(row, failure))),
    absent: rows.filter((row) => !isMet(row)),
    met: rows.filter(isMet),
  }
}

/** For junit.xml: what was expected and happened is skipped, not passed: it is a failure all the same, and one to see. */
export const casesOf = ({ unexpected, absent, met }: Comparison): readonly FailureCase[] => [
  ...met.map((row) => ({ name: nameOf(row), skipped: `expected to fail, seen ${row.seen}` })),
  ...absent.map((row) => ({
    name: nameOf(row),
    failure: `expected (${row.times ?? 'once or more'}), seen ${row.seen}`,
  })),
  ...unexpected.map(({ entryId, messageId = entryId, codes }) => ({
    name: messageId,
    failure: `not expected: ${codes.join(', ')}`,
  })),
]

const nameOf = ({ code, serviceId }: ExpectedFailure): string =>
  serviceId === undefined ? code : `${code} ${serviceId}`
