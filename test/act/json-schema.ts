import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'

export type Schema = Readonly<Record<string, unknown>> | boolean

interface Place {
  readonly path: string
  readonly root: Schema
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const types: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
}

const say = (holds: boolean, { path }: Place, words: string): string[] =>
  holds ? [] : [`${path}: ${words}`]

/** A keyword judges only values of its own type, as the specification says. */
const keywords: Record<
  string,
  (expected: never, value: never, schema: never, at: Place) => string[]
> = {
  type: (expected: string, value: unknown, _: unknown, at) =>
    say(types[expected]?.(value) ?? false, at, `is not of type ${expected}`),
  const: (expected: unknown, value: unknown, _: unknown, at) =>
    say(isDeepStrictEqual(expected, value), at, `is not ${JSON.stringify(expected)}`),
  enum: (expected: unknown[], value: unknown, _: unknown, at) =>
    say(expected.includes(value), at, 'is none of the values'),
  pattern: (expected: string, value: unknown, _: unknown, at) =>
    say(
      typeof value !== 'string' || new RegExp(expected, 'u').test(value),
      at,
      `does not match ${expected}`,
    ),
  minLength: (expected: number, value: unknown, _: unknown, at) =>
    say(typeof value !== 'string' || [...value].length >= expected, at, 'is too short'),
  minimum: (expected: number, value: unknown, _: unknown, at) =>
    say(typeof value !== 'number' || value >= expected, at, `is less than ${expected}`),
  minItems: (expected: number, value: unknown, _: unknown, at) =>
    say(!Array.isArray(value) || value.length >= expected, at, `has fewer than ${expected} items`),
  maxItems: (expected: number, value: unknown, _: unknown, at) =>
    say(!Array.isArray(value) || value.length <= expected, at, `has more than ${expected} items`),
  required: (expected: string[], value: unknown, _: unknown, at) =>
    isObject(value)
      ? expected.flatMap((name) => say(Object.hasOwn(value, name), at, `has no ${name}`))
      : [],
  properties: (expected: Record<string, Schema>, value: unknown, _: unknown, at) =>
    isObject(value)
      ? Object.entries(expected).flatMap(([name, schema]) =>
          Object.hasOwn(value, name) ? below(schema, value[name], at, name) : [],
        )
      : [],
  additionalProperties: (
    expected: false,
    value: unknown,
    { properties }: { properties: object },
    at,
  ) => {
    assert.equal(expected, false)
    if (!isObject(value)) return []
    return Object.keys(value).flatMap((name) =>
      say(Object.hasOwn(properties, name), at, `has ${name}`),
    )
  },
  prefixItems: (expected: Schema[], value: unknown, _: unknown, at) =>
    Array.isArray(value)
      ? value
          .slice(0, expected.length)
          .flatMap((item, index) => below(expected[index] ?? true, item, at, index))
      : [],
  items: (
    expected: Schema,
    value: unknown,
    { prefixItems = [] }: { prefixItems?: Schema[] },
    at,
  ) =>
    Array.isArray(value)
      ? value.flatMap((item, index) =>
          index < prefixItems.length ? [] : below(expected, item, at, index),
        )
      : [],
  oneOf: (expected: Schema[], value: unknown, _: unknown, at) => {
    const fitting = expected.filter((schema) => judge(schema, value, at).length === 0)
    return say(fitting.length === 1, at, `fits ${fitting.length} of the alternatives`)
  },
  $ref: (expected: string, value: unknown, _: unknown, at) =>
    judge(resolve(expected, at.root), value, at),
}

const silent = ['$schema', '$id', '$defs', 'title', 'description']

/** What is wrong with a value under a JSON Schema 2020-12; a keyword outside this subset is an error, never skipped. */
export function violations(schema: Schema, value: unknown): string[] {
  return judge(schema, value, { path: '$', root: schema })
}

function judge(schema: Schema, value: unknown, at: Place): string[] {
  if (typeof schema === 'boolean') return say(schema, at, 'is not allowed')
  return Object.entries(schema)
    .filter(([keyword]) => !silent.includes(keyword))
    .flatMap(([keyword, expected]) => {
      const keywordJudge = keywords[keyword]
      assert.ok(keywordJudge, `this validator does not know ${keyword}`)
      return keywordJudge(expected as never, value as never, schema as never, at)
    })
}

const below = (schema: Schema, value: unknown, { path, root }: Place, name: string | number) =>
  judge(schema, value, { path: `${path}.${name}`, root })

function resolve(reference: string, root: Schema): Schema {
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((place, name) => (isObject(place) ? place[name] : undefined), root)
  assert.ok(isObject(found), `${reference} is nowhere`)
  return found
}
