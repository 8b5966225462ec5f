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
  readonly absent: readonly (ExpectedFailure & { readonly seen: number })[]
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
  return {
    unexpected: failures.filter((failure) => !expected.some((row) => fits(row, failure))),
    absent: expected.flatMap((row) => {
      const seen = failures.filter((failure) => fits(row, failure)).length
      const right = row.times === undefined ? seen > 0 : seen === row.times
      return right ? [] : [{ ...row, seen }]
    }),
  }
}
