import assert from 'node:assert/strict'
import fc from 'fast-check'
import { manifestName } from '../../../src/act/container/layout.ts'
import { makeContainer } from '../../../src/act/container/make.ts'
import { verifyContainer } from '../../../src/act/container/verify.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { later, NOW, sharedPki } from '../../eds/support.ts'
import { strangerOf } from './stranger.ts'
import {
  data,
  entry,
  judge,
  makersOf,
  rebuilt,
  replaced,
  small,
  sorted,
  told,
  without,
} from './support.ts'

const YEAR = 366 * 24 * 3_600_000

describe('act/container/verify: every failure and not the first (anchors 6.4.5)', () => {
  let pki: TestPki
  let container: Uint8Array
  before(async () => {
    pki = await sharedPki()
    container = await small(pki)
  })

  const verdictsOf = async (bytes: Uint8Array, over = {}) => {
    const { checks } = await judge(bytes, pki, over)
    return Object.fromEntries(checks.map(({ check, verdict }) => [check, verdict]))
  }

  it('untouched: each check is told, and what was not asked does not look passed', async () => {
    assert.deepEqual(await verdictsOf(container), {
      ...{ zip: 'pass', layout: 'pass', manifest: 'pass', listed: 'pass', digest: 'pass' },
      ...{ signature: 'pass', seal: 'pass', chain: 'pass', stamp: 'pass', time: 'warn' },
      ...{ revocation: 'not-applicable', facts: 'not-applicable' },
      ...{ checkpoint: 'not-applicable', replay: 'not-applicable' },
    })
  })

  it('a seal by a GOST key passes', async () => {
    const made = await makeContainer(data, makersOf(pki, pki.of('gost-2015').seal))
    assert.deepEqual(told(await judge(made, pki)), [])
  })

  it('several things wrong are all told', async () => {
    const broken = rebuilt(container, (entries) =>
      without('act.pdf')([...replaced('act.json', '{}')(entries), entry('more.txt', 'x')]),
    )
    assert.deepEqual(sorted(told(await judge(broken, pki))), [
      'DIGEST act.json',
      'DIGEST act.json',
      'FILE_MISSING act.pdf',
      'FILE_MISSING act.pdf',
      'FILE_UNLISTED more.txt',
      'FILE_UNLISTED more.txt',
    ])
  })

  it('anchors 6.4.6: nothing in the container gives trust', async () => {
    assert.deepEqual(told(await judge(container, pki, { trust: [] })), [
      'W-25 META-INF/signature001.p7s',
      'UNSTAMPED META-INF/signature001.p7s',
      'STAMP_WRONG META-INF/timestamp001.tst',
    ])
  })

  it('the key of a participant is no seal, though its certificate is good', async () => {
    const made = await makeContainer(data, makersOf(pki, pki.initiator))
    assert.deepEqual(told(await judge(made, pki)), ['SEAL_PURPOSE META-INF/signature001.p7s'])
  })

  it('anchors 6.4.7: long after, a trusted time stamp still tells that the seal was good', async () => {
    const at = later(NOW, 5 * YEAR)
    assert.equal((await judge(container, pki, { at })).result, 'pass')
  })

  it('anchors 6.4.7: an expired seal without a trusted stamp cannot be told', async () => {
    const { stamp } = await strangerOf(pki)
    const made = await makeContainer(data, { ...makersOf(pki), stamp })
    const verdict = await judge(made, pki, { at: later(NOW, 5 * YEAR) })
    const found = told(verdict)
    assert.ok(found.includes('UNTIMED META-INF/signature001.p7s'), found.join())
    const chain = verdict.checks.filter(({ check }) => check === 'chain')
    assert.deepEqual(
      chain.map(({ verdict: one }) => one),
      ['inconclusive'],
    )
  })

  it('a seal that had ended when the time was stamped fails', async () => {
    const ended = await issueFor(pki, {
      profile: 'seal',
      sameKeyAs: pki.seal,
      notAfter: later(NOW, -1000),
    })
    const made = await makeContainer(data, makersOf(pki, ended))
    assert.deepEqual(told(await judge(made, pki)), ['W-26 META-INF/signature001.p7s'])
  })

  it('a time stamp by a certificate that is not for stamping fails', async () => {
    const { stamp } = makersOf({ ...pki, of: () => ({ ...pki.of('rsa'), tsa: pki.initiator }) })
    const made = await makeContainer(data, { ...makersOf(pki), stamp })
    assert.ok(told(await judge(made, pki)).includes('STAMP_WRONG META-INF/timestamp001.tst'))
  })

  const misplaced: Readonly<Record<string, readonly [Parameters<typeof rebuilt>[1], string]>> = {
    'mimetype is not first': [
      ([first, ...rest]) => [...rest, ...(first ? [first] : [])],
      'MIMETYPE',
    ],
    'another mimetype': [replaced('mimetype', 'application/zip'), 'MIMETYPE'],
    'a stranger in META-INF': [
      (entries) => [...entries, entry('META-INF/container.xml', '<x/>')],
      'META_UNKNOWN META-INF/container.xml',
    ],
    'a gap in the numbers': [
      (entries) => [...entries, entry('META-INF/timestamp003.tst', 'x')],
      'PART_MISSING META-INF/ASiCArchiveManifest002.xml',
    ],
    'another order': [
      ([first, a, b, ...rest]) => [first, b, a, ...rest].filter((one) => one !== undefined),
      'ORDER META-INF/ASiCArchiveManifest001.xml',
    ],
    'a manifest that is no XML': [
      replaced(manifestName(1), 'bla'),
      'MANIFEST_BROKEN META-INF/ASiCManifest001.xml',
    ],
    'a seal that is no CMS': [
      replaced('META-INF/signature001.p7s', 'bla'),
      'SIGNATURE_UNREADABLE META-INF/signature001.p7s',
    ],
    'a stamp that is none': [
      replaced('META-INF/timestamp001.tst', 'bla'),
      'STAMP_UNREADABLE META-INF/timestamp001.tst',
    ],
    'no seal': [without('META-INF/signature001.p7s'), 'NO_SEAL'],
  }
  for (const [title, [change, expected]] of Object.entries(misplaced))
    it(`${title}: ${expected}`, async () => {
      const verdict = await judge(rebuilt(container, change), pki)
      assert.equal(verdict.result, 'fail')
      assert.ok(told(verdict).includes(expected), told(verdict).join(', '))
    })

  it('a difference that a replay names fails; a judge that throws does not pass', async () => {
    const difference = {
      message: 'evidence/01',
      rule: 'W-23' as const,
      recorded: 'pass',
      recomputed: 'fail',
    }
    const replayed = await judge(container, pki, { replay: async () => [difference] })
    assert.deepEqual(told(replayed), ['REPLAY evidence/01'])
    const thrown = () => {
      throw new Error('broken')
    }
    const found = told(
      await judge(container, pki, { replay: thrown, facts: thrown, checkpoint: thrown }),
    )
    assert.deepEqual(found, ['FACTS', 'CHECKPOINT', 'REPLAY'])
  })

  it('whatever the bytes are, it answers and does not pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        assert.equal((await verifyContainer(bytes, { trust: [], at: NOW })).result, 'fail')
      }),
      { numRuns: 100 },
    )
    const none = await verdictsOf(Buffer.alloc(0))
    for (const check of ['listed', 'digest', 'seal', 'chain', 'time'])
      assert.equal(none[check], 'untestable', check)
  })
})
