import type { ApiRoute } from '../contract/api.ts'

export interface ApiFacts {
  readonly title: string
  readonly version: string
}

/** The control API as an OpenAPI 3.1 document: every address, its parameters, its answer and its refusals. */
export function openapiOf(routes: readonly ApiRoute[], { title, version }: ApiFacts): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { schemas: { Refusal: refusal } },
  }
}

function operationOf({ method, path, summary, status = 200, maxBytes }: ApiRoute): unknown {
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const media = maxBytes === undefined ? 'application/json' : '*/*'
  return {
    operationId: `${method}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...((method === 'post' || method === 'put') && { requestBody: { content: { [media]: {} } } }),
    responses: {
      [status]: { description: 'What was asked for' },
      '4XX': {
        description: 'A refusal, in three languages',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

const text = { type: 'string' } as const

const refusal = {
  type: 'object',
  required: ['error'],
  properties: { error: text, wire: text, ru: text, kk: text, en: text, detail: { type: 'object' } },
} as const
