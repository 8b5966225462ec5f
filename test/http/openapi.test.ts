import assert from 'node:assert/strict'
import { operations } from '../rules/operations.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly { readonly name: string }[]
  readonly responses: Readonly<Record<string, unknown>>
}

interface Description {
  readonly openapi: string
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

describe('/api/openapi.json', () => {
  let emulator: TestEmulator
  let url: string
  let description: Description
  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
    description = (await askApi(`${url}/api/openapi.json`)).json as Description
  })
  after(() => emulator.close())

  const all = () =>
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )

  it('is OpenAPI 3.1 of this version', () => {
    assert.equal(description.openapi, '3.1.0')
    assert.match(description.info.version, /^\d+\.\d+\.\d+$/)
  })

  it('names each operation once, says what it is for, and declares the parameters of its path', () => {
    const ids = all().map(({ operation }) => operation.operationId)
    assert.ok(ids.length > 25)
    assert.equal(new Set(ids).size, ids.length)
    for (const { path, operation } of all()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      assert.deepEqual(
        (operation.parameters ?? []).map(({ name }) => name),
        named,
        path,
      )
      assert.ok(operation.summary.length > 5 && operation.responses['4XX'], path)
    }
  })

  it('every address that plays a clause (npm run rules) is described', () => {
    const described = all().map(({ path, method }) => `${method.toUpperCase()} ${path}`)
    for (const name of Object.keys(operations).filter((one) => one.includes(' ')))
      assert.ok(described.includes(name.replace(' ', ' /api/v1')), name)
  })

  it('every address it names is there', async () => {
    for (const { path, method } of all()) {
      if (method !== 'get' && method !== 'post') continue
      const { json } = await askApi(
        `${url}${path.replace(/\{\w+\}/g, 'none')}`,
        method.toUpperCase(),
      ).catch(() => ({ json: {} }))
      assert.notEqual((json as { error?: string }).error, 'NOT_FOUND', `${method} ${path}`)
    }
  })
})
