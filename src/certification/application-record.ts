import { flagOf, invalid, optionalText } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Application } from '../storage/applications.ts'
import {
  type ApplicationInput,
  chosenMethods,
  type FieldName,
  fieldNames,
  proactiveCodesOf,
  proactiveUntilOf,
} from './application-input.ts'
import { isMethod } from './methods.ts'

type Body = Readonly<Record<string, unknown>>

const texts = [
  'senderId',
  ...fieldNames,
  'proactiveUntil',
  'operationalCentre',
  'approval',
  'ground',
] as const

/** What a body says of an application; a value of another type is refused by its name, a blank text is kept as blank. */
export function applicationInputOf(body: Body): ApplicationInput {
  const said = texts.filter((name) => body[name] !== undefined)
  const fields = said.map((name) => [name, optionalText(body, name) ?? ''])
  return {
    ...(Object.fromEntries(fields) as ApplicationInput),
    ...(body['method'] !== undefined && { method: methodIn(body['method']) }),
    ...(body['proactiveCodes'] !== undefined && {
      proactiveCodes: listIn('proactiveCodes', body['proactiveCodes']),
    }),
    ...(body['bank'] !== undefined && { bank: flagOf(body, 'bank') }),
  }
}

const methodIn = (value: unknown): string | readonly string[] =>
  typeof value === 'string' ? value : listIn('method', value)

function listIn(field: string, value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw invalid(field, 'a list of texts is expected')
}

type Given = Pick<Application, 'id' | 'senderId' | 'createdAt' | 'state'>

/** What was filled in, as it is kept; what belongs to another method is not. Exactly one method, or a refusal. */
export function applicationFrom(input: ApplicationInput, given: Given): Application {
  const [method = '', ...more] = chosenMethods(input)
  if (method === '' || more.length > 0)
    throw new ShepFault('APPLICATION_METHOD_COUNT', { method: chosenMethods(input) })
  if (!isMethod(method)) throw new ShepFault('APPLICATION_METHOD_UNKNOWN', { method })
  const until = method === 'proactive' ? proactiveUntilOf(input) : undefined
  const own = method === 'own' ? textsOf(input, ['operationalCentre', 'approval']) : {}
  return {
    ...given,
    method,
    ...fiveOf(input),
    proactiveCodes: method === 'proactive' ? proactiveCodesOf(input) : [],
    ...(until && { proactiveUntil: until.toISOString() }),
    ...own,
    ...(method === 'own' && input.bank !== undefined && { bank: input.bank }),
    ...(method === 'protocol' ? textsOf(input, ['ground']) : {}),
  }
}

const fiveOf = (input: ApplicationInput) =>
  Object.fromEntries(fieldNames.map((name) => [name, input[name]?.trim() ?? ''])) as Record<
    FieldName,
    string
  >

function textsOf<Name extends 'operationalCentre' | 'approval' | 'ground'>(
  input: ApplicationInput,
  names: readonly Name[],
): { [name in Name]?: string } {
  const said = names.flatMap((name) => {
    const text = input[name]?.trim()
    return text ? [[name, text]] : []
  })
  return Object.fromEntries(said)
}

/** What an application holds, as it can be judged and changed. */
export const inputOf = ({ id: _, state: __, createdAt: ___, ...filled }: Application) =>
  filled satisfies ApplicationInput

/** Throws the first refusal, with every failed check in `detail.failed` and each missing field of R-021 in `detail.fields`. */
export function refuseFailed(checks: readonly CheckResult[]): void {
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  const code = failed[0]?.fault
  if (code === undefined) return
  const fields = failed.filter(({ rule }) => rule === 'R-021').map(({ expected }) => expected)
  throw new ShepFault(code, { ...(fields.length > 0 && { fields }), failed })
}
