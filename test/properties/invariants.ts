import assert from 'node:assert/strict'
import { decodeJwt } from 'jose'
import { grounds } from '../../src/contract/grounds.ts'
import { isTokenWithdrawn } from '../../src/services/consents/in-force.ts'
import { stands, stateAt } from '../../src/services/consents/state.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { fieldAt, type Outcome } from '../services/support.ts'
import { numbers, people, type Sent, type Town } from './town.ts'

/** Every history there is, by name: lines that may only grow. */
export type Histories = ReadonlyMap<string, readonly string[]>

const ALWAYS = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' }

export const historiesOf = ({ storage }: Town): Promise<Histories> =>
  storage.read(async (stores) => {
    const found = new Map<string, readonly string[]>()
    const keep: Keep = (name, rows) => {
      found.set(
        name,
        rows.map((row) => JSON.stringify(row)),
      )
    }
    for (const iin of people) await keepHistory(stores, iin, keep)
    for (const number of numbers) keep(`phone ${number}`, await stores.sms.ofNumber(number))
    return found
  })

type Keep = (name: string, rows: readonly unknown[]) => void

async function keepHistory(stores: Stores, iin: string, keep: Keep): Promise<void> {
  for (const { asked, events } of await stores.accessRequests.ofSubject(iin)) {
    keep(`request ${asked.id}`, [asked, ...events])
    keep(`SMS of ${asked.id}`, await stores.sms.ofRequest(asked.id))
  }
  for (const consent of await stores.consents.ofSubject(iin))
    keep(`consent ${consent.id}`, [consent, ...(await stores.consents.events(consent.id))])
  keep(`notices of ${iin}`, (await stores.notices.ofSubject(iin)).reverse())
  for (const access of await stores.accesses.ofSubject(iin, ALWAYS, 10_000))
    keep(`access ${access.tokenId}`, [access])
}

/** History is never rewritten: what was written stays, where it was. */
export function onlyGrew(before: Histories, after: Histories): void {
  for (const [name, rows] of before)
    assert.deepEqual(after.get(name)?.slice(0, rows.length), rows, `${name} was rewritten`)
}

/** One request, at most one question. */
export function askedOnce(histories: Histories): void {
  for (const [name, rows] of histories) {
    if (!name.startsWith('SMS of')) continue
    const out = rows.filter((row) => row.includes('"direction":"out"'))
    assert.ok(out.length <= 1, `${name}: ${out.length} questions`)
  }
}

/** A token that came, against what was asked and what it rests on. */
export async function isGrounded(town: Town, sent: Sent, seen: Outcome): Promise<string> {
  const tokenId = seen.reply?.tokenId ?? assert.fail('VALID without a token')
  const claims = decodeJwt((fieldAt(seen.data, 'code') ?? '').replace(/\s+/g, ''))
  assert.equal(claims.jti, tokenId)
  assert.deepEqual([claims.sub, claims['cbin'], claims['mode']], [sent.iin, sent.bin, sent.method])
  assert.deepEqual([...(claims.aud ?? [])].sort(), [...sent.services].sort(), 'another service')
  await town.storage.read(async (stores) => {
    const issued = await stores.tokens.find(tokenId)
    assert.deepEqual([issued?.iin, issued?.bin, issued?.mode], [sent.iin, sent.bin, sent.method])
    const access = await stores.accesses.issue(tokenId)
    if (sent.method === 'protocol') {
      assert.ok(grounds.has(access?.basis ?? ''), 'a ground of art. 9')
      return
    }
    const id = access?.consentId ?? assert.fail('a token that leads to no basis')
    const consent = (await stores.consents.find(id)) ?? assert.fail(`no consent ${id}`)
    const events = await stores.consents.events(id)
    assert.deepEqual([consent.iin, consent.bin, consent.method], [sent.iin, sent.bin, sent.method])
    for (const service of sent.services) assert.ok(consent.services.includes(service), service)
    assert.ok(stands(stateAt(consent, events, sent.at)), 'the consent is not in force')
    assert.ok(
      events.every(({ event }) => event !== 'withdrawn' && event !== 'refused'),
      'withdrawn or refused',
    )
    if (sent.method !== '1414' && sent.method !== 'sms') return takenAfterWithdrawals(stores, sent)
    const record = await stores.accessRequests.find(id)
    const decided = record?.events.find(({ event }) => event === 'agreed' || event === 'refused')
    assert.equal(decided?.event, 'agreed')
    assert.equal(record?.events.filter(({ event }) => event === 'granted').length, 1)
    const answers = (await stores.sms.ofRequest(id)).filter(({ direction }) => direction === 'in')
    assert.ok(answers.length > 0, 'nobody answered')
  })
  return tokenId
}

/** consent taken by own means counts only when it was taken after what it covers was withdrawn. */
async function takenAfterWithdrawals(stores: Stores, sent: Sent): Promise<void> {
  for (const { consentId, at } of await stores.withdrawals.terminated(sent.iin, sent.bin)) {
    const consent = await stores.consents.find(consentId)
    const same = consent?.services.some((one) => sent.services.includes(one))
    if (consent?.method === sent.method && same) assert.ok(at < sent.formed, 'taken before')
  }
}

/** a token is withdrawn exactly when its consent is. */
export const followsItsConsent = (town: Town, tokenId: string): Promise<void> =>
  town.storage.read(async (stores) => {
    const { consentId } = (await stores.accesses.issue(tokenId)) ?? {}
    const events = consentId === undefined ? [] : await stores.consents.events(consentId)
    assert.equal(
      await isTokenWithdrawn(stores, tokenId),
      events.some(({ event }) => event === 'withdrawn'),
    )
  })
