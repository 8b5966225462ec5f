import assert from 'node:assert/strict'
import { token } from '../../src/cli/token.ts'
import { negativeCases, negativeNames } from '../../src/services/negative/cases.ts'
import { ask } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { askApi } from '../support/http.ts'
import { OWNER, personData } from '../support/messages.ts'

interface Made {
  readonly name: keyof typeof negativeCases
  readonly token: string
  readonly publicKey: string
  readonly id: string
}

const asked = { iin: '991231500016', bin: '991240000013' }

describe('R-093: bad tokens of a running emulator', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator({ settings: { quirks: '' } })
    url = (await emulator.start()).url
  })
  after(() => emulator.close())
  const api = async (path: string, method?: string, body?: unknown) =>
    askApi(`${url}/api/v1/tokens${path}`, method, body)

  it('are listed, made by name or all at once, and refused by its own owner as the list says', async () => {
    const { json: list } = await api('/negative')
    assert.deepEqual(
      (list as Made[]).map(({ name }) => name),
      negativeNames,
    )
    const { status, json } = await api('/negative', 'POST', asked)
    assert.equal(status, 201)
    for (const { name, token, publicKey } of json as Made[]) {
      const data = personData(emulator, token, publicKey)
      const { entry } = await ask(emulator, { info: { serviceId: OWNER }, data })
      assert.equal(entry.outcome, negativeCases[name].refusal ?? 'OK', name)
    }
  })

  it('Q-14: an owner of another house asks whether a token was revoked', async () => {
    const [made] = (await api('/negative', 'POST', { ...asked, name: 'revoked-consent' }))
      .json as Made[]
    const id = made?.id
    const { json } = await api(`/${id}`)
    assert.deepEqual(
      [(json as { revoked: boolean }).revoked, (json as { id: string }).id],
      [true, id],
    )
    assert.deepEqual((await api('/unheard-of')).json, { id: 'unheard-of', revoked: false })
  })

  const wrong: readonly (readonly [object, string])[] = [
    [{ bin: asked.bin }, 'iin'],
    [{ ...asked, iin: '991231500017' }, 'iin'],
    [{ iin: asked.iin, bin: 5 }, 'bin'],
    [{ ...asked, name: 'constructor' }, 'name'],
  ]
  for (const [body, field] of wrong) {
    it(`${JSON.stringify(body)}: ${field} is named`, async () => {
      const { status, json } = await api('/negative', 'POST', body)
      assert.equal(status, 400)
      assert.equal((json as { detail: { field: string } }).detail.field, field)
    })
  }

  it('shep token lists them, and makes one', async () => {
    const list = await shepHere(token, ['--url', url, '--lang', 'en'])
    assert.deepEqual([list.status, list.err], [0, ''])
    assert.match(list.out, /^foreign-key +TOKEN_FOREIGN_KEY +Signed with a foreign key/m)
    const args = ['--bad', 'expired', '--iin', asked.iin, '--bin', asked.bin, '--url', url]
    const made = await shepHere(token, args)
    assert.equal(made.status, 0)
    assert.match(made.out, /^[\w-]+\.[\w-]+\.[\w-]+\n[\w+/=]+\n$/)
    const unknown = await shepHere(token, ['--bad', 'nonsense', ...args.slice(2)])
    assert.deepEqual([unknown.status, unknown.out], [1, ''])
    assert.equal((await shepHere(token, ['--bad', 'expired', '--url', url])).status, 2)
  })
})

describe('R-092, W-29: an emulator whose owners trust the key in the request', () => {
  it('opens the person, marks every message, and makes no act', async () => {
    const emulator = await startEmulator({ settings: { quirks: 'trusting-owner' } })
    try {
      const { url } = await emulator.start()
      const { json } = await askApi(`${url}/api/v1/tokens/negative`, 'POST', {
        ...asked,
        name: 'foreign-key',
      })
      const [made] = json as Made[]
      const { id } = (await emulator.control.openSession(emulator.demo.applicationId)) as {
        id: string
      }
      const data = personData(emulator, made?.token ?? '', made?.publicKey ?? '')
      const { entry } = await ask(emulator, { info: { serviceId: OWNER }, data })
      assert.equal(entry.outcome, 'OK')
      const mark = entry.checks.find(({ rule }) => rule === 'W-29')
      assert.deepEqual([mark?.verdict, mark?.actual], ['warn', 'trusting-owner'])
      const act = (await emulator.control.freeze(id)) as { missing: { code: string }[] }
      const codes = act.missing.map(({ code }) => code)
      assert.ok(codes.includes('QUIRKS') || codes.includes('RELAXED'), codes.join(', '))
    } finally {
      await emulator.close()
    }
  })
})
