import assert from 'node:assert/strict'
import { base64Of, x509Certificate } from '../../fixtures/support/key-info.ts'
import type { ActRefusal } from '../../src/act/act.ts'
import type { RuleId } from '../../src/contract/rules.ts'
import { checkDigit } from '../../src/services/identifiers.ts'
import { enveloped, exclusive, plainSigned } from '../envelope/plain-signature.ts'
import { ask } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData } from '../support/messages.ts'
import { exchanges, PLAYED, type Played, startPlayed } from './exchanges.ts'

interface Bench {
  readonly emulator: TestEmulator
  readonly url: string
}

interface NoAct {
  readonly title: string
  /** As in shep.config.json. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** How many exchanges, 10 unless told otherwise. */
  readonly count?: number
  /** What happens during the session. */
  readonly cause?: (bench: Bench) => Promise<unknown>
  readonly missing: readonly (readonly [RuleId, string])[]
  readonly words: Readonly<Record<'ru' | 'kk' | 'en', RegExp>>
}

/** xmldom reads names by UTF-16 units, so xml-crypto cannot judge this one; the message is right. */
const disagreeing = (content: string) => content.replace('</data>', '<𐰴>1</𐰴></data>')

/** A business signature that nobody demands: the reference has an apostrophe, which xml-crypto refuses to look for. */
async function undemanded({ emulator }: Bench): Promise<void> {
  const { key, certificate } = emulator.pki.initiator
  const { native } = key
  assert.ok(native)
  const keyInfo = `<ds:KeyInfo>${x509Certificate(base64Of(certificate))}</ds:KeyInfo>`
  const sign = (data: string) => {
    const fields = data.replace(/^<data [^>]*>|<\/data>$/g, '')
    const document = `<data Id="it's">${fields}SIGNATURE</data>`
    const hashed = document.replace('SIGNATURE', '')
    const transforms = enveloped + exclusive
    return plainSigned(native, {
      document,
      references: [{ uri: "#it's", transforms, hashed }],
      keyInfo,
    })
  }
  const { entry } = await ask(emulator, {
    content: (content) => content.replace(/<data .*<\/data>/, sign),
  })
  assert.deepEqual([entry.outcome, entry.engine], ['OK', 'both'])
}

/** Made here and never written down: born in 1985. */
const realIin = () => `85031535001${checkDigit('85031535001')}`

const codeOf = ({ status, json }: { readonly status: number; readonly json: unknown }) =>
  `${status} ${(json as { error: string }).error}`

const rows: readonly NoAct[] = [
  {
    title: 'nine of ten',
    count: 9,
    missing: [['R-028', 'RESPONSES']],
    words: {
      ru: /9 из 10, не хватает: 1/,
      kk: /10 жауаптан 9, жетпейді: 1/,
      en: /9 of 10.* 1 to go/,
    },
  },
  {
    title: 'INCONCLUSIVE: the engines disagree on a message',
    cause: async ({ emulator }) => {
      const { entry } = await ask(emulator, { content: disagreeing })
      assert.equal(entry.outcome, 'ENGINES_DISAGREE')
    },
    missing: [['W-28', 'ENGINES_DISAGREE']],
    words: { ru: /разошлись/, kk: /келіспеді/, en: /disagree/ },
  },
  {
    title: 'the engines disagree on a business signature that nobody demanded',
    cause: undemanded,
    missing: [['W-28', 'ENGINES_DISAGREE']],
    words: { ru: /разошлись/, kk: /келіспеді/, en: /disagree/ },
  },
  {
    title: 'the clock was moved during the session',
    cause: ({ url }) => askApi(`${url}/api/v1/clock`, 'POST', { advance: '1m' }),
    missing: [['R-111', 'CLOCK_MOVED']],
    words: { ru: /часы.*переводились/, kk: /сағаты 1 рет/, en: /clock.*moved 1 time/ },
  },
  {
    title: 'an IIN that somebody alive might have',
    cause: async ({ emulator }) =>
      ask(emulator, { data: await accessData(emulator, { uin: realIin() }) }),
    missing: [['R-028', 'PERSONAL_DATA']],
    words: {
      ru: /персональные данные настоящих людей: .+ request <uin> 85/,
      kk: /нақты адамдардың дербес деректеріне ұқсайды: .+ <uin> 85/,
      en: /personal data of real people: .+ <uin> 85/,
    },
  },
  {
    title: 'a relaxed profile',
    settings: { revocation: 'off' },
    missing: [['R-028', 'RELAXED']],
    words: {
      ru: /ослабляют проверки: SHEP_REVOCATION=off/,
      kk: /босаңсытады: SHEP_REVOCATION=off/,
      en: /relax the checks: SHEP_REVOCATION=off/,
    },
  },
  {
    title: 'a weakening quirk',
    settings: { quirks: 'sha1' },
    missing: [
      ['R-028', 'RESPONSES'],
      ['W-29', 'QUIRKS'],
      ['R-028', 'RELAXED'],
    ],
    words: { ru: /SHEP_QUIRKS/, kk: /SHEP_QUIRKS/, en: /SHEP_QUIRKS/ },
  },
]

describe('anchors 6.4(1): no act, and the reason in words', () => {
  let bench: Bench | undefined
  afterEach(() => bench?.emulator.close())

  /** An open session that lacks two exchanges; of settings of its own, all ten. */
  async function benchOf(settings?: NoAct['settings']): Promise<Bench & { readonly id: string }> {
    const { emulator, sessionId } = settings ? await openedWith(settings) : await startPlayed()
    bench = { emulator, url: (await emulator.start()).url }
    return { ...bench, id: sessionId }
  }

  async function openedWith(settings: NoAct['settings'] = {}): Promise<Played> {
    const emulator = await startEmulator({ settings })
    const { control, demo } = emulator
    const { id } = (await control.openSession(demo.applicationId)) as { id: string }
    await exchanges(emulator, PLAYED)
    return { emulator, sessionId: id }
  }

  for (const { title, settings, count = 10, cause, missing, words } of rows) {
    it(title, async () => {
      const opened = await benchOf(settings)
      const { emulator, url, id } = opened
      const api = async (path: string) => (await askApi(`${url}/api/v1${path}`, 'POST')).json
      await exchanges(emulator, count - PLAYED)
      await cause?.(opened)
      const made = (await api(`/sessions/${id}/act`)) as ActRefusal
      assert.equal(made.format, 'shep-emulator/refusal/1')
      assert.deepEqual(
        made.missing.map(({ rule, code }) => [rule, code]),
        missing,
      )
      const told = made.missing.find(({ text }) => words.ru.test(text.ru))?.text
      assert.match(told?.kk ?? '', words.kk)
      assert.match(told?.en ?? '', words.en)
      const { status } = await askApi(`${url}/api/v1/sessions/${id}/act.json`)
      assert.equal(status, 404)
    })
  }

  it('anchors 6.4(9): with personal data confirmed by name there is an act; what came later is asked of again', async () => {
    const { emulator, url, id } = await benchOf()
    const api = async (path: string, body?: unknown) => askApi(`${url}/api/v1${path}`, 'POST', body)
    const said = { by: 'Тестов Т.', statement: 'вымышленный ИИН стенда' }
    const confirm = (body: unknown) => api(`/sessions/${id}/personal-data/confirm`, body)
    assert.equal(codeOf(await confirm(said)), '409 PERSONAL_DATA_NONE')
    await exchanges(emulator, 10 - PLAYED)
    const real = async () => ask(emulator, { data: await accessData(emulator, { uin: realIin() }) })
    await real()
    const shown = await askApi(`${url}/api/v1/sessions/${id}/personal-data`)
    const [first] = shown.json as Record<string, unknown>[]
    assert.deepEqual(
      [first?.['side'], first?.['element'], first?.['kind'], first?.['confirmed']],
      ['request', 'uin', 'iin', false],
    )
    assert.ok(!JSON.stringify(shown.json).includes(realIin()))
    assert.equal(codeOf(await confirm({ by: 'Тестов Т.' })), '400 INPUT_INVALID')
    assert.equal((await confirm(said)).status, 200)
    await real()
    const again = (await api(`/sessions/${id}/act`)).json as ActRefusal
    assert.deepEqual(
      again.missing.map(({ code }) => code),
      ['PERSONAL_DATA'],
    )
    assert.equal((await confirm(said)).status, 200)
    assert.equal(((await api(`/sessions/${id}/act`)).json as { format: string }).format, 'frozen')
    assert.equal(codeOf(await confirm(said)), '409 SESSION_FROZEN')
    const { json } = await askApi(`${url}/api/v1/log`)
    const rows = json as { kind: string; data: { by?: string } }[]
    const confirmed = rows.filter(({ kind }) => kind === 'personal-data-confirmed')
    assert.deepEqual(
      confirmed.map(({ data: { by } }) => by),
      [said.by, said.by],
    )
    assert.ok(!JSON.stringify(json).includes(realIin()))
  })

  it('and ten with nothing of this make one', async () => {
    const { emulator, url, id } = await benchOf()
    await exchanges(emulator, 10 - PLAYED)
    const { json } = await askApi(`${url}/api/v1/sessions/${id}/act`, 'POST')
    assert.equal((json as { format: string }).format, 'frozen')
  })
})
