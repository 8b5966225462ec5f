import assert from 'node:assert/strict'
import { askingFaults } from '../../src/contract/faults/asking.ts'
import { bureauFaults } from '../../src/contract/faults/bureau.ts'
import { businessFaults } from '../../src/contract/faults/business.ts'
import { consentFaults } from '../../src/contract/faults/consents.ts'
import { profileFaults } from '../../src/contract/faults/profile.ts'
import { revocationFaults } from '../../src/contract/faults/revocation.ts'
import { heldDataFaults, rightsFaults } from '../../src/contract/faults/rights.ts'
import { faults } from '../../src/contract/faults.ts'
import { checkDigit } from '../../src/services/identifiers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { STRANGER } from '../support/messages.ts'
import { formRows, MAX_BYTES } from './form-rows.ts'
import { ownerRows } from './owner-rows.ts'
import { assertRefused, type Refusal } from './refusal.ts'
import { certificateRows, senderRows } from './sender-rows.ts'
import { kdpRows, prepareMethods } from './service-rows.ts'

const tables: Readonly<Record<string, readonly Refusal[]>> = {
  'the form of the message (W-01…W-24)': formRows,
  'the certificate (W-21…W-27)': certificateRows,
  'the sender and the service (W-30…W-33)': senderRows,
  'КДП (144/НҚ, 6)': kdpRows,
  'the data owner (R-090…R-092)': ownerRows,
}

describe('gateway: every refusal is signed, has its exact code, and is in the journal once', () => {
  let emulator: TestEmulator
  before(async () => {
    emulator = await startEmulator({ settings: { maxBytes: MAX_BYTES } })
    await prepareMethods(emulator)
  })
  after(() => emulator.close())

  for (const [title, rows] of Object.entries(tables)) {
    describe(title, () => {
      for (const row of rows) it(`${row.title}: ${row.code}`, () => assertRefused(emulator, row))
    })
  }

  it('a row that is not refused so would be told', async () => {
    const [good] = senderRows
    assert.ok(good)
    await assert.rejects(assertRefused(emulator, { ...good, code: 'FIELD_MISSING' }))
    await assert.rejects(assertRefused(emulator, { ...good, verified: false }))
  })

  it('every refusal a message can end with has its row', () => {
    const elsewhere = /^(APP|API|KEY)-/
    const met = Object.values(tables).flatMap((rows) => rows.map(({ code }) => code))
    const all = Object.entries(faults).filter(([, { wire }]) => !elsewhere.test(wire))
    const absent = all.map(([code]) => code).filter((code) => !new Set<string>(met).has(code))
    const elsewhereTested = [
      'ENGINES_DISAGREE',
      ...Object.keys(revocationFaults),
      ...Object.keys(profileFaults),
      ...Object.keys(businessFaults),
      ...Object.keys(askingFaults),
      ...Object.keys(bureauFaults),
      ...Object.keys(consentFaults),
      ...Object.keys(rightsFaults),
      ...Object.keys(heldDataFaults),
      'TOKEN_CONSENT_WITHDRAWN',
      'TOKEN_DATA_MISMATCH',
      'TOKEN_FOR_PERSON_MISSING',
      'COMPANY_NOT_FOUND',
      'INTERNAL_ERROR',
    ]
    assert.deepEqual(new Set(absent), new Set(elsewhereTested), 'each has a test of its own')
  })

  it('the stranger has a valid number', () =>
    assert.equal(checkDigit(STRANGER.slice(0, 11)), Number(STRANGER[11])))
})
