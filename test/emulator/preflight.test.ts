import assert from 'node:assert/strict'
import { preflightIds } from '../../src/client/doctor/preflight-checks.ts'
import type { Preflight } from '../../src/emulator/preflight.ts'
import type { Application } from '../../src/storage/applications.ts'
import { five } from '../http/api-rows.ts'
import { askApi } from '../support/http.ts'
import { served } from '../support/served.ts'

const filled = { ...five, neededServices: 'GBDFLUniversal_token' }

describe('preflight of an application', () => {
  const { emulator, url } = served()

  const ask = async (id: string, query = ''): Promise<Preflight> => {
    const at = encodeURIComponent(emulator().clock().toISOString())
    const path = `${url()}/api/v1/applications/${id}/preflight?at=${at}${query}`
    return (await askApi(path)).json as Preflight
  }
  const verdictsOf = ({ rows }: Preflight) =>
    Object.fromEntries(rows.map(({ id, verdict }) => [id, verdict]))

  it('the demo participant is ready: every row once, and nothing to do', async () => {
    const told = await ask(emulator().demo.applicationId)
    assert.deepEqual(
      told.rows.map(({ id }) => id),
      preflightIds,
    )
    const red = told.rows.filter(
      ({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable',
    )
    assert.deepEqual(red, [])
    assert.equal(told.result, 'yes')
    assert.ok(told.rows.every(({ advice }) => advice === undefined))
  })

  const file = async (input: object): Promise<string> =>
    ((await emulator().control.submitApplication({ ...filled, ...input })) as Application).id

  it('R-020, R-027, W-32: an application not approved, of a participant without certificates', async () => {
    const sender = { senderId: 'bare', bin: '991240000023', name: 'TEST ONLY', password: 'p' }
    await emulator().control.registerParticipant(sender)
    const told = await ask(await file({ senderId: 'bare', method: 'own', neededServices: 'x' }))
    const verdicts = verdictsOf(told)
    assert.deepEqual(
      ['PRE-01', 'PRE-02', 'DOC-14', 'PRE-04'].map((id) => verdicts[id]),
      ['fail', 'fail', 'fail', 'fail'],
    )
    assert.deepEqual(
      ['DOC-04', 'DOC-07', 'DOC-09', 'PRE-03'].map((id) => verdicts[id]),
      ['untestable', 'untestable', 'untestable', 'untestable'],
    )
    assert.equal(verdicts['PRE-06'], 'warn')
    assert.equal(told.result, 'no')
    const row = told.rows.find(({ id }) => id === 'PRE-04')
    assert.match(row?.advice?.kk ?? '', /Оны тіркеңіз/)
  })

  it('R-058, R-040: what methods 1, 3 and 5 presuppose', async () => {
    const senderId = emulator().demo.senderId
    const until = new Date(emulator().clock().getTime() + 60_000).toISOString()
    const proactive = await file({
      senderId,
      method: 'proactive',
      proactiveCodes: ['P-1'],
      proactiveUntil: until,
    })
    assert.equal(verdictsOf(await ask(proactive))['PRE-05'], 'pass')
    emulator().clock.forward(61_000)
    assert.equal(verdictsOf(await ask(proactive))['PRE-05'], 'fail')
    const sms = await file({ senderId, method: 'sms' })
    const { 'PRE-04': key, 'PRE-05': number } = verdictsOf(await ask(sms))
    assert.deepEqual([key, number], ['not-applicable', 'fail'])
    await askApi(`${url()}/api/v1/bmg/991231500016`, 'PUT', { number: '+77010000001' })
    assert.equal(verdictsOf(await ask(sms))['PRE-05'], 'pass')
  })

  it('W-33: a service by name, and the time of the asker', async () => {
    const { applicationId } = emulator().demo
    assert.equal(verdictsOf(await ask(applicationId, '&service=NONE'))['PRE-06'], 'fail')
    const early = encodeURIComponent(new Date(emulator().clock().getTime() - 600_000).toISOString())
    const path = `${url()}/api/v1/applications/${applicationId}/preflight?at=${early}`
    const told = (await askApi(path)).json as Preflight
    const skew = told.rows.find(({ id }) => id === 'DOC-13')
    assert.deepEqual([skew?.verdict, skew?.actual], ['fail', '-600 s'])
  })

  it('W-26: a certificate that has ended, and one that is about to', async () => {
    emulator().clock.forward((3 * 365 - 20) * 24 * 3_600_000)
    assert.equal(verdictsOf(await ask(emulator().demo.applicationId))['DOC-04'], 'warn')
    emulator().clock.forward(40 * 24 * 3_600_000)
    const { 'DOC-04': dates, 'PRE-04': key } = verdictsOf(await ask(emulator().demo.applicationId))
    assert.deepEqual([dates, key], ['fail', 'fail'])
  })
})

describe('preflight under settings that relax', () => {
  const { emulator, url } = served({ settings: { quirks: 'sha1', revocation: 'off' } })

  it('W-29, R-028: quirks and revocation that nobody asks about are named', async () => {
    const path = `${url()}/api/v1/applications/${emulator().demo.applicationId}/preflight`
    const { rows } = (await askApi(path)).json as Preflight
    const of = (wanted: string) => rows.find(({ id }) => id === wanted)
    assert.deepEqual([of('PRE-07')?.verdict, of('PRE-08')?.verdict], ['fail', 'fail'])
    assert.equal(of('PRE-07')?.actual, 'SHEP_QUIRKS=sha1, SHEP_REVOCATION=off')
    assert.equal(of('PRE-03')?.verdict, 'warn')
  })
})
