import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { fieldNames } from '../../src/certification/application-input.ts'
import { MAX_FILES } from '../../src/certification/smart-bridge/files.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { writePem } from '../../src/eds/pem.ts'
import { demo } from '../../src/emulator/demo.ts'
import { five, other } from '../http/api-rows.ts'
import { ask, fieldOf } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'
import { accessData, register, verificationToken } from '../support/messages.ts'

interface View {
  readonly id: string
  readonly stage: string
  readonly method: string
  readonly text: { readonly ru: string }
  readonly review: { readonly due: string; readonly overdue: boolean; readonly decidedAt?: string }
  readonly possible: readonly { readonly action: string }[]
  readonly returned?: { readonly reason: string; readonly fields: readonly string[] }
  readonly leftOut?: readonly string[]
  readonly contact?: { readonly name: string }
  readonly testing?: { readonly sessionId: string; readonly counted: number }
  readonly act?: { readonly sha256: string }
  readonly key: { readonly required: boolean; readonly registered: number }
  readonly attachments: readonly { readonly id: string; readonly sha256: string }[]
}

interface Refused {
  readonly error: string
  readonly detail: Readonly<Record<string, unknown>>
}

const PDF = Buffer.from('%PDF-1.7 протокол TEST ONLY')
const own = { operationalCentre: 'ОЦИБ TEST ONLY', bank: true }

describe('Smart Bridge: the life of an application over the API', () => {
  let emulator: TestEmulator
  let api: string
  let holder: Holder
  before(async () => {
    emulator = await startEmulator()
    api = `${(await emulator.start()).url}/api/v1`
    await emulator.control.registerParticipant(other)
    const identity = { bin: other.bin }
    holder = await issueFor(emulator.pki, { profile: 'system', identity })
    await register(emulator, holder, other.senderId)
  })
  after(() => emulator.close())

  const call = async <T = View>(path: string, body?: unknown, method = body ? 'POST' : 'GET') =>
    (await askApi(`${api}${path}`, method, body)) as { status: number; json: T }
  const refusal = async (path: string, body: unknown = {}, method = 'POST') => {
    const { status, json } = await call<Refused>(path, body, method)
    return [status, json.error, json.detail] as const
  }
  const draft = async (input: object = {}) =>
    (await call('/applications/drafts', { senderId: other.senderId, ...input })).json.id
  const upload = async (
    id: string,
    body: Buffer,
    type = 'application/pdf',
    name = 'протокол 1.pdf',
  ) => {
    const reply = await request(
      `${api}/applications/${id}/attachments?name=${encodeURIComponent(name)}`,
      { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(body) },
    )
    return { status: reply.status, json: JSON.parse(reply.body.toString()) }
  }
  const filedOwn = async () => {
    const id = await draft({ method: 'own', ...five, ...own })
    await upload(id, PDF)
    await call(`/applications/${id}/submit`, {})
    return id
  }

  it('R-021: a draft may be empty and cannot be filed; all that is missing is named at once', async () => {
    const id = await draft()
    const [status, code, detail] = await refusal(`/applications/${id}/submit`)
    assert.deepEqual(
      [status, code, detail['fields']],
      [400, 'APPLICATION_FIELD_MISSING', fieldNames],
    )
    assert.equal((await call(`/applications/${id}`)).json.stage, 'DRAFT')
  })

  it('R-022: the method is 1414 until another is chosen, and never two', async () => {
    const id = await draft(five)
    assert.equal((await call(`/applications/${id}`)).json.method, '1414')
    const two = await refusal(`/applications/${id}`, { method: ['own', 'sms'] }, 'PUT')
    assert.deepEqual(two.slice(0, 2), [400, 'APPLICATION_METHOD_COUNT'])
    const changed = await call(`/applications/${id}`, { method: 'sms' }, 'PUT')
    assert.deepEqual([changed.json.method, changed.json.key.required], ['sms', false])
    assert.equal((await call(`/applications/${id}/submit`, {})).json.stage, 'SUBMITTED')
  })

  it('R-023: a return needs its reason and its fields; what was returned is changed and filed again', async () => {
    const id = await filedOwn()
    const refused = async (body: object) => (await refusal(`/applications/${id}/return`, body))[1]
    assert.equal(await refused({ fields: ['services'] }), 'APPLICATION_REASON_MISSING')
    assert.equal(await refused({ reason: 'уточнить' }), 'APPLICATION_RETURN_FIELDS')
    assert.equal(await refused({ reason: 'уточнить', fields: ['x'] }), 'APPLICATION_RETURN_FIELDS')
    const given = { reason: 'уточнить срок', fields: ['storageTerm'] }
    const { json } = await call(`/applications/${id}/return`, { ...given, by: 'Рецензентов Р.' })
    assert.deepEqual([json.stage, json.returned], ['RETURNED_FOR_REVISION', given])
    await call(`/applications/${id}`, { storageTerm: '3 года' }, 'PUT')
    const again = await call(`/applications/${id}/submit`, {})
    assert.deepEqual([again.json.stage, again.json.returned], ['SUBMITTED', undefined])
    const history = await call<{ action: string; by: string }[]>(`/applications/${id}/history`)
    assert.deepEqual(
      history.json.map(({ action }) => action),
      ['create', 'attach-file', 'submit', 'return', 'edit', 'submit'],
    )
    assert.equal(history.json[3]?.by, 'Рецензентов Р.')
  })

  it('R-025: method 2 is filed with test protocols, a centre, and a bank or an approval; each is asked for', async () => {
    const id = await draft({ method: 'own', ...five })
    const [, code, detail] = await refusal(`/applications/${id}/submit`)
    assert.equal(code, 'APPLICATION_PROTOCOLS_MISSING')
    const failed = detail['failed'] as { fault: string }[]
    assert.deepEqual(
      failed.map(({ fault }) => fault),
      [
        'APPLICATION_PROTOCOLS_MISSING',
        'APPLICATION_CENTRE_MISSING',
        'APPLICATION_ENTITLEMENT_MISSING',
      ],
    )
    await upload(id, PDF)
    const approval = { operationalCentre: 'ОЦИБ', bank: false, approval: 'письмо № 1' }
    await call(`/applications/${id}`, approval, 'PUT')
    const { json } = await call(`/applications/${id}/submit`, {})
    assert.deepEqual([json.stage, json.leftOut], ['SUBMITTED', undefined])
  })

  it('R-060: method 4 names a ground of the directory', async () => {
    const id = await draft({ method: 'protocol', ...five })
    assert.equal((await refusal(`/applications/${id}/submit`))[1], 'APPLICATION_GROUND_MISSING')
    const wrong = await refusal(`/applications/${id}`, { ground: 'ART9_99' }, 'PUT')
    assert.equal(wrong[1], 'APPLICATION_GROUND_NOT_KNOWN')
    await call(`/applications/${id}`, { ground: 'ART9_4' }, 'PUT')
    assert.equal((await call(`/applications/${id}/submit`, {})).json.stage, 'SUBMITTED')
  })

  it('R-054: method 3 names the codes of its services', async () => {
    const id = await draft({ method: 'proactive', ...five, proactiveUntil: '2027-12-31' })
    assert.equal((await refusal(`/applications/${id}/submit`))[1], 'APPLICATION_PROACTIVE_CODE')
    await call(`/applications/${id}`, { proactiveCodes: ['PS-1'] }, 'PUT')
    assert.equal((await call(`/applications/${id}/submit`, {})).json.stage, 'SUBMITTED')
    assert.equal(
      (
        await refusal('/applications/drafts', { senderId: other.senderId, proactiveUntil: 'soon' })
      )[1],
      'APPLICATION_PROACTIVE_UNTIL',
    )
  })

  it('the short form says what it did not ask for', async () => {
    const filed = { senderId: other.senderId, method: 'own', ...five }
    const { id } = (await call('/applications', filed)).json
    const { json } = await call(`/applications/${id}`)
    assert.deepEqual(json.leftOut, [
      'APPLICATION_PROTOCOLS_MISSING',
      'APPLICATION_CENTRE_MISSING',
      'APPLICATION_ENTITLEMENT_MISSING',
    ])
  })

  describe('R-025: files', () => {
    it('come back byte for byte, with their SHA-256; the same again is one file', async () => {
      const id = await draft()
      const { status, json } = await upload(id, PDF)
      const sha256 = createHash('sha256').update(PDF).digest('hex')
      assert.deepEqual([status, json.sha256, json.size], [201, sha256, PDF.length])
      assert.equal((await upload(id, PDF, 'application/pdf', 'другое.pdf')).json.id, json.id)
      const listed = await call<unknown[]>(`/applications/${id}/attachments`)
      assert.deepEqual(listed.json, [json])
      const file = await request(`${api}/applications/${id}/attachments/${json.id}`)
      assert.deepEqual(file.body, PDF)
      assert.equal(file.headers.get('content-type'), 'application/pdf')
      assert.match(file.headers.get('content-disposition') ?? '', /^attachment; .*%201\.pdf$/)
      assert.match(file.headers.get('content-security-policy') ?? '', /^sandbox/)
      const elsewhere = await draft()
      const stranger = await call<Refused>(`/applications/${elsewhere}/attachments/${json.id}`)
      assert.deepEqual([stranger.status, stranger.json.error], [404, 'ATTACHMENT_UNKNOWN'])
    })

    const bad: readonly (readonly [string, Buffer, string, string, string])[] = [
      ['empty', Buffer.alloc(0), 'application/pdf', 'a.pdf', 'ATTACHMENT_EMPTY'],
      ['a page', PDF, 'text/html', 'a.html', 'ATTACHMENT_TYPE'],
      ['a type out of Object', PDF, 'constructor', 'a', 'ATTACHMENT_TYPE'],
      ['no PDF inside', Buffer.from('MZ'), 'application/pdf', 'a.pdf', 'ATTACHMENT_CONTENT'],
      ['a path', PDF, 'application/pdf', '../a.pdf', 'ATTACHMENT_NAME'],
      ['a name that turns around', PDF, 'application/pdf', 'a\u202efdp.exe', 'ATTACHMENT_NAME'],
    ]
    for (const [title, bytes, type, name, code] of bad)
      it(`${title}: ${code}, and nothing is kept`, async () => {
        const id = await draft()
        const { status, json } = await upload(id, bytes, type, name)
        assert.deepEqual([status, json.error], [400, code])
        assert.deepEqual((await call<unknown[]>(`/applications/${id}/attachments`)).json, [])
      })

    it('too large is refused, and too many are', async () => {
      const id = await draft()
      assert.equal((await upload(id, Buffer.alloc(8 * 1024 * 1024 + 1, 0x20))).status, 413)
      for (let count = 0; count < MAX_FILES; count++) await upload(id, Buffer.from(`%PDF-${count}`))
      assert.equal((await upload(id, PDF)).json.error, 'ATTACHMENTS_TOO_MANY')
    })

    it('a filed application takes none', async () => {
      assert.equal((await upload(await filedOwn(), PDF)).json.error, 'APPLICATION_STATE')
    })
  })

  describe('R-027: the public part of the key', () => {
    let id: string
    before(async () => {
      id = await filedOwn()
    })

    /** КДП is asked by the other participant, over SOAP. */
    const asked = async () => {
      const ovt = await verificationToken(emulator, { bin: other.bin }, holder)
      const data = await accessData(emulator, { ovt, company_bin: other.bin })
      const { senderId, password } = other
      return ask(emulator, { holder, data, info: { sender: { senderId, password } } })
    }
    const spki = () =>
      createPublicKey(writePem('CERTIFICATE', holder.certificate.der)).export({
        type: 'spki',
        format: 'pem',
      })

    it('R-031: before the review the method is not granted, and it is in the journal', async () => {
      const { entry } = await asked()
      assert.equal(entry.outcome, 'METHOD_NOT_GRANTED')
      assert.equal(
        (await refusal(`/applications/${id}/keys`, { pem: spki() }))[1],
        'APPLICATION_STATE',
      )
    })

    it('R-024: reviewed positively; the contact person is named', async () => {
      const { json } = await call(`/applications/${id}/approve`, { by: 'Рецензентов Р.' })
      assert.equal(json.stage, 'APPROVED')
      const view = (await call(`/applications/${id}`)).json
      assert.deepEqual([view.stage, view.review.overdue], ['APPROVED', false])
      assert.match(view.contact?.name ?? '', /TEST ONLY/)
    })

    it('until a key is registered every verification token fails with "no registered key"', async () => {
      const seen = await asked()
      assert.equal(seen.entry.outcome, 'OVT_KEY_UNREGISTERED')
      assert.equal(fieldOf(seen, 'reason'), 'KDP-112')
      const [status, code, detail] = await refusal(`/applications/${id}/sessions`)
      assert.deepEqual([status, code], [409, 'APPLICATION_KEY_MISSING'])
      assert.deepEqual(detail['possible'], ['register-key'])
    })

    const bad: readonly (readonly [string, () => string | Promise<string>, string])[] = [
      ['no key at all', () => 'ключ', 'APPLICATION_KEY_UNREADABLE'],
      ['base64 of nothing known', () => 'AAAA', 'APPLICATION_KEY_UNREADABLE'],
      ['two blocks', () => `${spki()}${spki()}`, 'APPLICATION_KEY_UNREADABLE'],
      ['a private key', () => privateKey('pem'), 'APPLICATION_KEY_PRIVATE'],
      ['a private key without its label', () => privateKey('der'), 'APPLICATION_KEY_PRIVATE'],
      ['RSA of 1024 bits', () => weak(), 'APPLICATION_KEY_UNUSABLE'],
      ['a key of an elliptic curve', () => curve(), 'APPLICATION_KEY_UNUSABLE'],
      [
        'the certificate of another',
        () => writePem('CERTIFICATE', emulator.pki.initiator.certificate.der),
        'APPLICATION_KEY_OWNER',
      ],
    ]
    for (const [title, make, code] of bad)
      it(`${title}: ${code}`, async () => {
        const refused = await refusal(`/applications/${id}/keys`, { pem: await make() })
        assert.deepEqual(refused.slice(0, 2), [400, code])
        assert.deepEqual((await call<unknown[]>(`/applications/${id}/keys`)).json, [])
      })

    it('handed over as a bare public key, it verifies tokens; the same again changes nothing', async () => {
      const { json } = await call(`/applications/${id}/keys`, { pem: spki() })
      assert.deepEqual([json.stage, json.key.registered], ['KEY_REGISTERED', 1])
      assert.equal((await call(`/applications/${id}/keys`, { pem: spki() })).json.key.registered, 1)
      const seen = await asked()
      assert.equal(seen.entry.outcome, 'OK')
      assert.ok(fieldOf(seen, 'code'))
    })

    it('and so does its certificate, in base64', async () => {
      const pem = Buffer.from(holder.certificate.der).toString('base64')
      const { json } = await call(`/applications/${id}/keys`, { pem })
      assert.equal(json.key.registered, 2)
      assert.equal((await asked()).entry.outcome, 'OK')
      const keys = await call<{ form: string }[]>(`/applications/${id}/keys`)
      assert.deepEqual(
        keys.json.map(({ form }) => form),
        ['certificate', 'spki'],
      )
    })
  })

  it('R-024: ten working days by the calendar, then overdue; a late review stays late', async () => {
    const id = await draft({ method: 'sms', ...five })
    await call(`/applications/${id}/submit`, {})
    const { review } = (await call(`/applications/${id}`)).json
    assert.deepEqual([review.due, review.overdue], ['2026-12-07T18:59:59.999Z', false])
    emulator.clock.forward(Date.parse(review.due) - emulator.clock().getTime())
    assert.equal((await call(`/applications/${id}`)).json.review.overdue, false)
    emulator.clock.forward(1)
    assert.equal((await call(`/applications/${id}`)).json.review.overdue, true)
    const listed = await call<View[]>('/applications')
    assert.equal(listed.json.find((one) => one.id === id)?.review.overdue, true)
    await call(`/applications/${id}/approve`, {})
    assert.equal((await call(`/applications/${id}`)).json.review.overdue, true)
  })

  it('R-028, R-029: ten responses, their act attached, reviewed, cleared; nothing after that', async () => {
    const { applicationId: id } = emulator.demo
    const session = (await call(`/applications/${id}/sessions`, {})).json.id
    assert.match((await call(`/applications/${id}`)).json.text.ru, /: 0 из 10$/)
    for (let count = 0; count < 10; count++) await ask(emulator)
    const view = (await call(`/applications/${id}`)).json
    assert.deepEqual([view.stage, view.testing?.counted], ['TESTING', 10])
    assert.equal(
      (await refusal(`/applications/${id}/act`, { sessionId: session }))[1],
      'ACT_MISSING',
    )
    const { sha256 } = (await call<{ sha256: string }>(`/sessions/${session}/act`, {})).json
    assert.equal((await call(`/applications/${id}`)).json.testing?.counted, 10)
    const attached = (await call(`/applications/${id}/act`, { sessionId: session })).json
    assert.deepEqual([attached.stage, attached.act?.sha256], ['ACT_ATTACHED', sha256])
    assert.equal((await refusal(`/applications/${id}/act/return`))[1], 'ACT_REASON_MISSING')
    assert.equal((await refusal(`/applications/${id}/clear`))[1], 'APPLICATION_STATE')
    assert.equal((await call(`/applications/${id}/act/accept`, {})).json.stage, 'ACT_REVIEWED')
    const cleared = (await call(`/applications/${id}/clear`, {})).json
    assert.deepEqual([cleared.stage, cleared.possible], ['CLEARED', []])
    assert.equal((await refusal(`/applications/${id}/sessions`))[1], 'APPLICATION_STATE')
  })

  it('R-014: who need not integrate, each case with its sources', async () => {
    const { json } = await call<{ ground: string; sources: string[] }[]>('/smart-bridge/exemptions')
    assert.deepEqual(
      json.map(({ ground }) => ground),
      ['ART9_1', 'ART9_2', 'ART9_2_1', 'ART9_9', 'ART9_9_2'],
    )
    const [order, law] = [/236\/НҚ, п\. 3$/, /94-V, ст\. 8-1/]
    for (const { ground, sources } of json) {
      assert.equal(
        sources.some((one) => order.test(one)),
        ground !== 'ART9_2_1',
      )
      assert.ok(sources.some((one) => law.test(one)))
    }
  })

  it('R-030: the page of the platform tells the five methods, the first by default', async () => {
    interface Page {
      methods: { id: string; number: number; default: boolean; source: string }[]
      general: { enforced: boolean }
      transitions: unknown[]
    }
    const { json } = await call<Page>('/smart-bridge')
    assert.deepEqual(
      json.methods.map(({ id, default: first }) => [id, first]),
      [
        ['1414', true],
        ['own', false],
        ['proactive', false],
        ['protocol', false],
        ['sms', false],
      ],
    )
    assert.ok(json.methods.every(({ source }) => /№ 236\/НҚ, пп?\. 7\(/.test(source)))
    assert.equal(json.general.enforced, false)
  })

  it('a field of another type is refused by its name', async () => {
    const wrong = { services: 5, method: { a: 1 }, bank: 'yes', proactiveCodes: 'PS-1' }
    for (const [field, value] of Object.entries(wrong)) {
      const [status, code, detail] = await refusal('/applications/drafts', {
        senderId: other.senderId,
        [field]: value,
      })
      assert.deepEqual([status, code, detail['field']], [400, 'INPUT_INVALID', field])
    }
  })
})

describe('R-025: SHEP_APPLICATION_FORM=full', () => {
  it('the one step asks for what the method needs, too', async () => {
    const emulator = await startEmulator({ settings: { applicationForm: 'full' } })
    const filed = { senderId: demo.senderId, ...five }
    const { control } = emulator
    await assert.rejects(control.submitApplication({ ...filed, method: 'own' }), {
      code: 'APPLICATION_PROTOCOLS_MISSING',
    })
    const { id } = (await control.submitApplication({ ...filed, method: 'sms' })) as { id: string }
    assert.equal(((await control.application(id)) as View).stage, 'SUBMITTED')
    await emulator.close()
  })
})

function privateKey(format: 'pem' | 'der'): string {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return format === 'pem'
    ? key.export({ type: 'pkcs8', format }).toString()
    : key.export({ type: 'pkcs8', format }).toString('base64')
}

const weak = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 1024 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString()

const curve = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64')
