import { createHash } from 'node:crypto'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { signEnveloped } from '../../src/envelope/business/sign.ts'
import type { TestEmulator } from './emulator.ts'
import { askApi, request } from './http.ts'

/** Emulator convention: the offices as they are before anybody is appointed. */
export const bins = {
  operator: '991240000013',
  stranger: '991240000023',
  authority: '991240000102',
  egov: '991240000112',
  centre: '991240000122',
} as const
export type Who = keyof typeof bins

export const subject = '<subject><iin>991231500016</iin></subject>'

/** The elements of a document, by name; a test changes one, or takes it out by ''. */
export type Elements = Readonly<Record<string, string>>

const contact = '<name>Ответственный Т.</name><phone>+77010000001</phone>'

/** Clause 3. `detectedAt` is the moment of the shared PKI's NOW less an hour, unless said otherwise. */
export const holderElements = (detectedAt: string): Elements => ({
  notifier: `<notifier><bin>${bins.operator}</bin><role>operator</role></notifier>`,
  detectedAt: `<detectedAt>${detectedAt}</detectedAt>`,
  kind: '<kind>unsanctioned-access</kind>',
  responsible: `<responsible>${contact}</responsible>`,
  measures:
    '<measures><legal>Приказ</legal><organisational>Обучение</organisational><technical>Смена ключей</technical></measures>',
  subjects: `<subjects>${subject}</subjects>`,
})

/** Clause 4. */
export const bodyElements = (detectedAt: string): Elements => ({
  notifier: `<notifier><bin>${bins.centre}</bin><role>operational-centre</role></notifier>`,
  detectedAt: `<detectedAt>${detectedAt}</detectedAt>`,
  kind: '<kind>unlawful-distribution</kind>',
  measures: '<measures><elimination>Узел отключён</elimination></measures>',
  subjects: `<subjects>${subject}</subjects>`,
})

/** Clause 6. */
export const orderElements = (breach: string): Elements => ({
  breach: `<breach>${breach}</breach>`,
  measures: '<measures><recommended>Смените пароль</recommended></measures>',
  subjects: '<subjects><asNotified/></subjects>',
  responsible: `<responsible>${contact}</responsible>`,
})

export const documentOf = (name: string, elements: Elements): string =>
  `<${name} xmlns="urn:shep-emulator:breach">${Object.values(elements).join('')}</${name}>`

/** A list of subjects as it is uploaded, and as a notice names it. */
export const listOf = (lines: readonly string[]) => {
  const text = `${lines.join('\n')}\n`
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { text, element: `<list><sha256>${sha256}</sha256><lines>${lines.length}</lines></list>` }
}

export interface Reply {
  readonly status: number
  readonly json: Record<string, unknown>
}

/** The chain over the API of a listening emulator. */
export async function breachDesk(emulator: TestEmulator) {
  const { url } = await emulator.start()
  const api = `${url}/api/v1`
  const base = await issueFor(emulator.pki, { profile: 'system' })
  const holders = new Map<Who, Holder>()
  for (const who of Object.keys(bins) as Who[]) {
    const identity = { bin: bins[who] }
    holders.set(who, await issueFor(emulator.pki, { profile: 'system', identity, sameKeyAs: base }))
  }
  const sign = (xml: string, who: Who) =>
    signEnveloped(Buffer.from(xml), identityOf(holders.get(who) as Holder))
  const post = async (path: string, body: Uint8Array | string, type = 'text/xml') => {
    const reply = await request(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })
    return { status: reply.status, json: JSON.parse(reply.body.toString()) } as Reply
  }
  const ask = async (path: string, body?: unknown, method = body ? 'POST' : 'GET') =>
    (await askApi(`${api}${path}`, method, body)) as Reply
  const notify = async (elements: Elements, who: Who = 'operator', name = 'holderNotice') =>
    post('/breaches', await sign(documentOf(name, elements), who))
  const decide = (id: string, risk = true, who: Who = 'authority') =>
    ask(`/breaches/${id}/decision`, { bin: bins[who], risk, reason: 'по оценке' })
  const order = async (id: string, elements = orderElements(id), who: Who = 'authority') =>
    post(`/breaches/${id}/order`, await sign(documentOf('order', elements), who))
  const deliver = (id: string, who: Who = 'egov', channel = 'cabinet') =>
    ask(`/breaches/${id}/delivery`, { bin: bins[who], channel })
  const delivered = async (id: string) => {
    for (;;) {
      const { json } = await ask(`/breaches/${id}/progress`)
      if (json['state'] === 'delivered') return json
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { sign, post, ask, notify, decide, order, deliver, delivered }
}

export type BreachDesk = Awaited<ReturnType<typeof breachDesk>>
