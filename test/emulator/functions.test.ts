import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { demo } from '../../src/emulator/demo.ts'
import { negativeCases } from '../../src/services/negative/cases.ts'
import type { Method } from '../../src/storage/applications.ts'
import { ask, fieldOf } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { IIN, OWNER, personData } from '../support/messages.ts'
import { askBy, grantAll, present } from '../support/methods.ts'

const NUMBER = '+77000000001'

interface Shown {
  readonly id: string
  readonly bin: string
  readonly state: string
  readonly automated: boolean
  readonly consents: readonly string[]
  readonly kind: string
}

describe('what the state service does, over the whole emulator', () => {
  let emulator: TestEmulator
  let api: string
  const get = async (path: string) => (await askApi(api + path)).json as readonly Shown[]
  const post = async (path: string, body: unknown) =>
    (await askApi(api + path, 'POST', body)).json as Shown
  const rule = (answer: string) => askApi(`${api}/phone-rules`, 'PUT', { number: '*', answer })
  before(async () => {
    emulator = await startEmulator()
    api = `${(await emulator.start()).url}/api/v1`
    await grantAll(emulator)
    await askApi(`${api}/bmg/${IIN}`, 'PUT', { number: NUMBER })
  })
  after(() => emulator.close())

  /** By methods 1 and 5 the citizen is asked, and the request repeated. */
  const tokenBy = async (method: Method, fields: Record<string, string> = {}) => {
    const first = await askBy(emulator, method, fields)
    const id = fieldOf(first, 'request-id')
    if (method !== '1414' && method !== 'sms') return first
    return askBy(emulator, method, { ...fields, 'request-id': id ?? '' })
  }

  const clauses: Readonly<Record<Method, string>> = {
    '1414': 'R-030, R-089',
    own: 'R-030, R-059',
    proactive: 'R-030, R-059',
    protocol: 'R-030, R-067',
    sms: 'R-030, R-089',
  }
  for (const method of ['1414', 'own', 'proactive', 'protocol', 'sms'] as const)
    it(`${clauses[method]}: by ${method}, a token that the data owner checks and answers`, async () => {
      await rule('agree')
      const seen = await tokenBy(method)
      assert.equal(fieldOf(seen, 'status'), 'VALID')
      assert.equal((await present(emulator, seen)).entry.outcome, 'OK')
      const stranger = await present(emulator, seen, '991231500026')
      assert.equal(stranger.entry.outcome, 'TOKEN_IIN_MISMATCH', 'the check is made')
    })

  it('R-010, R-012: the five functions, of automated processing too', async () => {
    const fields = { automated: 'true', access_name: 'GBDFLUniversal_token; FUNCTIONS' }
    await rule('refuse')
    const refused = await tokenBy('1414', fields)
    assert.equal(fieldOf(refused, 'status'), 'INVALID')
    await rule('agree')
    const agreed = await tokenBy('1414', fields)
    assert.equal(fieldOf(agreed, 'status'), 'VALID')
    const id = fieldOf(agreed, 'request-id') ?? ''
    const consents = await get(`/cabinet/${IIN}/consents`)
    const stateOf = (seen: typeof agreed) =>
      consents.find((one) => one.id === fieldOf(seen, 'request-id'))
    assert.deepEqual([stateOf(refused)?.state, stateOf(refused)?.automated], ['refused', true])
    assert.deepEqual([stateOf(agreed)?.state, stateOf(agreed)?.automated], ['given', true])
    const [holder] = await get(`/cabinet/${IIN}/holders`)
    assert.ok(holder?.consents.includes(id))
    assert.equal(holder?.automated, true)
    const before = (await get(`/cabinet/${IIN}/notices?kind=view`)).length
    await post(`/consents/${id}/actions`, { bin: holder?.bin, action: 'view' })
    const [notice, ...others] = await get(`/cabinet/${IIN}/notices?kind=view`)
    assert.deepEqual([notice?.automated, others.length], [true, before])
    assert.equal(
      (await askApi(`${api}/cabinet/${IIN}/consents/${id}/withdraw`, 'POST', {})).status,
      201,
    )
  })

  it('R-013: a token that another service than КДП signed opens nothing', async () => {
    const wanted = { iin: IIN, bin: demo.bin, name: 'foreign-key' }
    const { json } = await askApi(`${api}/tokens/negative`, 'POST', wanted)
    const [made] = json as readonly { readonly token: string; readonly publicKey: string }[]
    const data = personData(emulator, made?.token ?? '', made?.publicKey ?? '')
    const { entry } = await ask(emulator, { info: { serviceId: OWNER }, data })
    assert.equal(entry.outcome, negativeCases['foreign-key'].refusal)
    assert.ok(entry.outcome.startsWith('TOKEN_'))
  })

  it('R-001: each role has a key of its own, and a message is journaled under who sent it', async () => {
    const { pki } = emulator
    const holders = [pki.gateway, pki.kdp, pki.initiator, pki.person]
    const keys = holders.map(({ certificate }) =>
      createHash('sha256').update(certificate.der).digest('hex'),
    )
    assert.equal(new Set(keys).size, holders.length)
    const { entry } = await askBy(emulator, 'own')
    assert.equal(entry['senderId'], emulator.demo.senderId)
  })
})
