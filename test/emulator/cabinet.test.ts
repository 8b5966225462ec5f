import assert from 'node:assert/strict'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'

const [IIN, GUARDIAN, STRANGER] = ['991231500016', '991231600012', '991231500026']
const OTHER_SERVICES = ['GBDFLUniversal_token']

describe('the cabinet of a subject', () => {
  let emulator: TestEmulator
  let url: string
  let consent: { id: string; bin: string }
  const ask = async (path: string, method = 'GET', body?: unknown) => {
    const { status, json } = await askApi(`${url}${path}`, method, body)
    return { status, json: json as never as Record<string, never>[] & Record<string, never> }
  }
  before(async () => {
    emulator = await startEmulator()
    url = `${(await emulator.start()).url}/api/v1`
    const [application] = (await ask('/applications')).json
    const answer = {
      ...{ answer: 'agree', applicationId: application?.['id'], iin: IIN, dataList: 'address' },
      services: OTHER_SERVICES,
    }
    consent = (await ask('/consents', 'POST', answer)).json as never
  })
  after(() => emulator.close())

  it('R-131: shows who holds consent, and the consents with their histories', async () => {
    const { json: holders } = await ask(`/cabinet/${IIN}/holders`)
    assert.deepEqual(
      holders.map(({ bin, consents }) => [bin, consents]),
      [[consent.bin, [consent.id]]],
    )
    const [shown] = (await ask(`/cabinet/${IIN}/consents`)).json
    assert.deepEqual([shown?.['id'], shown?.['state']], [consent.id, 'given'])
    const before = await ask(`/cabinet/${IIN}/consents?at=2020-01-01T00:00:00Z`)
    assert.equal(before.json[0]?.['state'], 'not-yet')
  })

  it('R-011: a stranger is not let in, a representative is, while linked', async () => {
    const looking = (as: string) => ask(`/cabinet/${IIN}/holders?as=${as}`)
    const refused = await looking(STRANGER)
    assert.deepEqual([refused.status, refused.json['error']], [403, 'ACTOR_NOT_ENTITLED'])
    assert.equal((await looking(GUARDIAN)).status, 403)
    const link = { representativeIin: GUARDIAN, subjectIin: IIN, basis: 'опека' }
    assert.equal((await ask('/representatives', 'POST', link)).status, 201)
    assert.equal((await looking(GUARDIAN)).status, 200)
    assert.equal((await ask('/cabinet/1/holders')).status, 400)
  })

  it('R-132: an operator acts, the subject reads of it in the history and in the notices', async () => {
    const action = { bin: consent.bin, action: 'view' }
    assert.equal((await ask(`/consents/${consent.id}/actions`, 'POST', action)).status, 201)
    const abroad = { ...action, action: 'transfer', to: 'abroad' }
    const refused = await ask(`/consents/${consent.id}/actions`, 'POST', abroad)
    assert.equal(refused.json['error'], 'CONSENT_SCOPE')
    assert.deepEqual(
      (await ask(`/cabinet/${IIN}/history`)).json.map((row) => row['action']),
      ['view'],
    )
    assert.equal((await ask(`/cabinet/${IIN}/notices?kind=view`)).json.length, 1)
    assert.deepEqual((await ask(`/cabinet/${IIN}/breaches`)).json, [])
    const round = 'from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z'
    assert.equal((await ask(`/cabinet/${IIN}/history?${round}`)).status, 400)
  })

  it('R-132: the phone is registered there, and БМГ knows it', async () => {
    const phone = (number: unknown) => ask(`/cabinet/${IIN}/phone`, 'PUT', { number })
    assert.equal((await phone('+77000000001')).json['number'], '+77000000001')
    assert.equal((await phone('8 700')).status, 400)
  })

  it('R-120, R-125: a withdrawal is asked there, once, and its term is told', async () => {
    const path = `/cabinet/${IIN}/consents/${consent.id}/withdraw`
    assert.equal((await ask(`${path}?as=${STRANGER}`, 'POST', {})).status, 403)
    assert.equal((await ask(path, 'POST', {})).status, 201)
    assert.equal((await ask(path, 'POST', {})).json['error'], 'WITHDRAWAL_OPEN')
    const overdue = async () => (await ask(`/cabinet/${IIN}/withdrawals`)).json[0]?.['overdue']
    assert.equal(await overdue(), false)
    await ask('/clock', 'POST', { advance: '40d' })
    assert.equal(await overdue(), true)
  })
})
