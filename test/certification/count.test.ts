import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fieldNames } from '../../src/certification/application-input.ts'
import { type Count, countOf } from '../../src/certification/count.ts'
import type { Subject } from '../../src/certification/count-checks.ts'
import { reasons } from '../../src/certification/reasons.ts'
import type { Answered, JournalEntry } from '../../src/storage/messages.ts'

const subject: Subject = {
  senderId: 'emu-initiator-1',
  applicationId: 'application-1',
  approvedAt: '2026-11-21T04:00:00.000Z',
  openedAt: '2026-11-21T05:00:00.000Z',
}

type Change = Partial<Omit<Answered, 'id'>> & { readonly receivedAt?: string }

type Line = { readonly [Name in keyof Change]?: Change[Name] | undefined }

/** A journal of good answers with these changes, one entry each; a change to undefined takes the field away. */
function journal(...changes: readonly Line[]): JournalEntry[] {
  return changes.map((change, index) => {
    const entry = {
      id: `entry-${index}`,
      seq: index + 1,
      receivedAt: '2026-11-21T05:00:01.000Z',
      endpoint: '/bip-sync-wss-gost/',
      headers: '[]',
      request: new Uint8Array([index]),
      answeredAt: '2026-11-21T05:00:02.000Z',
      httpStatus: 200,
      response: new Uint8Array([index, 1]),
      outcome: 'OK',
      reason: '{}',
      checks: '[{"rule":"W-24","verdict":"pass"}]',
      engine: 'both',
      verified: true,
      messageId: `message-${index}`,
      serviceId: 'KDP_SERVICE',
      senderId: subject.senderId,
      certificate: 'aa',
      applicationId: subject.applicationId,
      certificationId: 'session-1',
      tokenId: `token-${index}`,
      ...change,
    }
    const kept = Object.entries(entry).filter(([, value]) => value !== undefined)
    return Object.fromEntries(kept) as unknown as JournalEntry
  })
}

const owner = { serviceId: 'GBDFLUniversal_token', applicationId: undefined } as const

const reasonsIn = ({ notCounted }: Count): Record<string, string[]> =>
  Object.fromEntries(
    notCounted.map(({ entry, reasons }) => [entry.id, reasons.map(({ code }) => code)]),
  )

const numbersIn = ({ responses }: Count): string[] => responses.map(({ entry }) => entry.id)

describe('R-028, Q-13: what counts', () => {
  it('a good answer of КДП with a token counts', () => {
    const count = countOf(journal({}, {}), subject)
    assert.deepEqual(numbersIn(count), ['entry-0', 'entry-1'])
    assert.deepEqual(count.notCounted, [])
  })

  const rows: readonly [string, Line, string[]][] = [
    ['a refusal', { outcome: 'OVT_FORGED', tokenId: undefined }, ['REFUSED']],
    ['a message without an answer', { outcome: undefined }, ['NOT_ANSWERED']],
    ['an answer without a token', { tokenId: undefined }, ['NO_TOKEN']],
    ['an answer with an empty token id', { tokenId: '' }, ['NO_TOKEN']],
    ['W-28: one engine alone', { engine: 'stream' }, ['NOT_BOTH_ENGINES']],
    ['W-28: both engines, but not verified', { verified: false }, ['NOT_BOTH_ENGINES']],
    [
      'W-28: an inconclusive check',
      { checks: '[{"rule":"W-25","verdict":"inconclusive"}]' },
      ['CHECK_NOT_PASSED'],
    ],
    [
      'W-28: an untestable check',
      { checks: '[{"rule":"W-25","verdict":"untestable"}]' },
      ['CHECK_NOT_PASSED'],
    ],
    ['W-28: no checks on record', { checks: '[]' }, ['CHECK_NOT_PASSED']],
    ['W-28: checks that cannot be read', { checks: 'lost' }, ['CHECK_NOT_PASSED']],
    [
      'a message before the session',
      { receivedAt: '2026-11-21T04:59:59.999Z' },
      ['BEFORE_OPENING'],
    ],
    ['W-32: a message of another participant', { senderId: 'emu-initiator-2' }, ['ANOTHER_OWNER']],
    ['W-32: a message without a certificate', { certificate: undefined }, ['ANOTHER_OWNER']],
    [
      'R-020: an answer under another application',
      { applicationId: 'application-2' },
      ['ANOTHER_APPLICATION'],
    ],
    ['an answer without a messageId', { messageId: undefined }, ['NO_MESSAGE_ID']],
    [
      'two reasons at once',
      { engine: 'stream', tokenId: undefined },
      ['NOT_BOTH_ENGINES', 'NO_TOKEN'],
    ],
    ['a message to another service', { serviceId: 'KDP_PERSONALDATA' }, ['SERVICE_NOT_COUNTED']],
    [
      'a message whose service was not read',
      { serviceId: undefined, outcome: 'NOT_WELL_FORMED' },
      ['REFUSED'],
    ],
  ]
  for (const [title, change, codes] of rows) {
    it(`${title} does not count: ${codes.join(', ')}`, () => {
      const count = countOf(journal({}, change), subject)
      assert.deepEqual(numbersIn(count), ['entry-0'])
      assert.deepEqual(reasonsIn(count), { 'entry-1': codes })
    })
  }

  it('before the approval nothing counts, even in an open session', () => {
    const count = countOf(journal({}), { ...subject, approvedAt: '2026-11-21T06:00:00.000Z' })
    assert.deepEqual(reasonsIn(count), { 'entry-0': ['BEFORE_OPENING'] })
  })

  it('a check that only should be kept may warn', () => {
    const checks = '[{"rule":"W-24","verdict":"pass"},{"rule":"W-34","verdict":"warn"}]'
    assert.deepEqual(numbersIn(countOf(journal({ checks }), subject)), ['entry-0'])
  })

  for (const messageId of ['message-0', '{message-0}', 'MESSAGE-0']) {
    it(`W-34: a repeated messageId (${messageId}) does not count, and names the first`, () => {
      const count = countOf(journal({}, { messageId }), subject)
      assert.deepEqual(numbersIn(count), ['entry-0'])
      assert.equal(count.notCounted[0]?.reasons[0]?.code, 'MESSAGE_ID_REPEATED')
      assert.equal(count.notCounted[0]?.reasons[0]?.actual, 'entry-0')
    })
  }

  it('the same token in a second answer does not count', () => {
    const count = countOf(journal({}, { tokenId: 'token-0' }), subject)
    assert.deepEqual(reasonsIn(count), { 'entry-1': ['TOKEN_REPEATED'] })
  })

  it('W-34: the messageId of a refused message may be used again', () => {
    const count = countOf(journal({ outcome: 'OVT_FORGED' }, { messageId: 'message-0' }), subject)
    assert.deepEqual(numbersIn(count), ['entry-1'])
  })

  it('a refusal is told with its code and words, in three languages', () => {
    const { notCounted } = countOf(journal({ outcome: 'OVT_FORGED' }), subject)
    assert.deepEqual(notCounted[0]?.reasons[0], {
      code: 'REFUSED',
      rule: 'R-028',
      text: {
        ru: 'Отказ KDP-112: Подпись токена верификации неверна',
        kk: 'Бас тартылды: KDP-112: Верификация токенінің қолтаңбасы дұрыс емес',
        en: 'Refused with KDP-112: The signature of the verification token is wrong',
      },
      expected: 'OK',
      actual: 'OVT_FORGED',
    })
  })

  it('W-28: a disagreement of the engines is listed apart', () => {
    const { disagreements } = countOf(journal({}, { outcome: 'ENGINES_DISAGREE' }), subject)
    assert.deepEqual(
      disagreements.map(({ id }) => id),
      ['entry-1'],
    )
  })

  it('counts in the order of seq, whatever order it is given', () => {
    const entries = journal({}, { messageId: 'message-0' })
    assert.deepEqual(numbersIn(countOf([...entries].reverse(), subject)), ['entry-0'])
  })
})

describe('R-090: the token at the data owner', () => {
  const exchangeOf = (...changes: readonly Line[]) =>
    countOf(journal({}, ...changes), subject).responses[0]?.exchange
  const shown = { ...owner, tokenId: 'token-0' }

  it('is accepted by a later OK', () => {
    const exchange = exchangeOf(shown)
    assert.equal(exchange?.verdict, 'accepted')
    assert.equal(exchange?.verdict === 'accepted' && exchange.entry.id, 'entry-1')
  })

  it('is refused with the reason of the owner', () => {
    const exchange = exchangeOf({
      ...shown,
      outcome: 'TOKEN_EXPIRED',
      checks: '[{"rule":"R-090","verdict":"fail"}]',
    })
    assert.equal(exchange?.verdict === 'refused' && exchange.reason.actual, 'TOKEN_EXPIRED')
  })

  it('is accepted when the second try is', () => {
    const count = countOf(journal({}, { ...shown, outcome: 'TOKEN_NOT_YET_VALID' }, shown), subject)
    assert.equal(count.responses[0]?.exchange.verdict, 'accepted')
    assert.deepEqual(reasonsIn(count), { 'entry-1': ['REFUSED'] })
  })

  const unshown: readonly [string, Line, string[]][] = [
    ['another token', { ...shown, tokenId: 'token-9' }, ['TOKEN_NOT_COUNTED']],
    ['no token', { ...shown, tokenId: undefined }, ['TOKEN_NOT_COUNTED']],
    ['the token judged by one engine', { ...shown, engine: 'stream' }, ['NOT_BOTH_ENGINES']],
    [
      'the token shown by another participant',
      { ...shown, senderId: 'emu-initiator-2' },
      ['ANOTHER_OWNER'],
    ],
    ['the token, and no answer', { ...shown, outcome: undefined }, ['NOT_ANSWERED']],
    [
      'the token with a red check',
      { ...shown, checks: '[{"rule":"W-25","verdict":"inconclusive"}]' },
      ['CHECK_NOT_PASSED'],
    ],
  ]
  for (const [title, change, codes] of unshown) {
    it(`${title}: not presented, ${codes.join()}`, () => {
      const count = countOf(journal({}, change), subject)
      assert.equal(count.responses[0]?.exchange.verdict, 'not-presented')
      assert.deepEqual(reasonsIn(count), { 'entry-1': codes })
    })
  }

  it('shown before it was issued, it is not presented', () => {
    const count = countOf(journal({ ...owner, tokenId: 'token-1' }, {}), subject)
    assert.equal(count.responses[0]?.exchange.verdict, 'not-presented')
    assert.deepEqual(reasonsIn(count), { 'entry-0': ['TOKEN_NOT_COUNTED'] })
  })

  it('accepted twice, the first stands and the second is listed', () => {
    const count = countOf(journal({}, shown, shown), subject)
    assert.deepEqual(reasonsIn(count), { 'entry-2': ['PRESENTED_AGAIN'] })
  })
})

describe('anchors 6.3: nothing of a session is left out', () => {
  const change = fc.record(
    {
      serviceId: fc.constantFrom('KDP_SERVICE', 'GBDFLUniversal_token', 'OTHER'),
      outcome: fc.constantFrom('OK', 'TOKEN_EXPIRED', 'ENGINES_DISAGREE'),
      engine: fc.constantFrom('both', 'stream'),
      tokenId: fc.constantFrom('token-a', 'token-b', 'token-c'),
      messageId: fc.constantFrom('one', 'two', 'three', 'four'),
    },
    { requiredKeys: ['serviceId'] },
  ) as fc.Arbitrary<Change>

  it('every entry is a response, an exchange or not counted, once; messageIds are distinct', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const entries = journal(...changes)
        const count = countOf(entries, subject)
        const shown = count.responses.flatMap(({ exchange }) =>
          'entry' in exchange ? [exchange.entry] : [],
        )
        const places = [
          ...count.responses.map(({ entry }) => entry),
          ...shown,
          ...count.notCounted.map(({ entry }) => entry),
        ]
        assert.deepEqual(new Set(places), new Set(entries))
        assert.equal(places.length, entries.length)
        const ids = count.responses.map(({ entry }) => entry.messageId)
        assert.equal(new Set(ids).size, ids.length)
        assert.ok(count.notCounted.every(({ reasons }) => reasons.length > 0))
      }),
      { seed: 28, numRuns: 300 },
    )
  })

  it('every reason has words in three languages', () => {
    for (const { ru, kk, en } of Object.values(reasons)) assert.ok(ru && kk && en)
    assert.equal(fieldNames.length, 5)
  })
})
