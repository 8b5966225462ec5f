import assert from 'node:assert/strict'
import { attribute } from '../../src/gateway/attribute.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { application, participant, session, token } from '../storage/records.ts'

const own = session({ id: 'of-own', applicationId: 'own-1' })
const protocol = session({ id: 'of-protocol', applicationId: 'protocol-1' })
const twin = session({ id: 'of-twin', applicationId: 'own-2' })
const nobody = { words: '2 sessions are open, and nothing tells whose message it is' }

describe('gateway/attribute: which session a message belongs to', () => {
  let storage: Storage
  before(async () => {
    storage = openStorage(':memory:')
    await storage.transact(async ({ participants, applications, tokens }) => {
      await participants.add(participant())
      for (const [id, method] of [
        ['own-1', 'own'],
        ['own-2', 'own'],
        ['protocol-1', 'protocol'],
      ] as const)
        await applications.add(application({ id, method }))
      await tokens.add(token({ id: 'jti-1', applicationId: 'protocol-1' }))
    })
  })
  after(() => storage.close())

  type Row = readonly [string, Parameters<typeof attribute>[0], (typeof own)[], object]
  const rows: readonly Row[] = [
    [
      'the application it was answered under',
      { applicationId: 'protocol-1' },
      [own, protocol],
      { sessionId: 'of-protocol' },
    ],
    [
      'the application of the token presented',
      { tokenId: 'jti-1' },
      [own, protocol],
      { sessionId: 'of-protocol' },
    ],
    ['the only one, when nothing is known', {}, [own], { sessionId: 'of-own' }],
    [
      'of an answer about several applications the first that has one',
      { applicationIds: ['own-2', 'protocol-1', 'own-1'] },
      [own, protocol],
      { sessionId: 'of-protocol' },
    ],
    [
      'none of two, when it was about several that have none',
      { applicationIds: ['own-2', 'own-3'] },
      [own, protocol],
      { words: 'answered under applications own-2, own-3, none has an open session' },
    ],
    [
      'the only one, when it was answered under another application',
      { applicationId: 'own-2' },
      [own],
      { sessionId: 'of-own' },
    ],
    [
      'of several the one of its method',
      { method: 'protocol' },
      [own, protocol],
      { sessionId: 'of-protocol' },
    ],
    ['none of two of its method', { method: 'own' }, [own, twin], nobody],
    [
      'none of two, when its method is of neither',
      { method: 'proactive' },
      [own, protocol],
      nobody,
    ],
    ['none of two, when nothing is known', {}, [own, protocol], nobody],
    ['none of two, with a token of nobody', { tokenId: 'jti-2' }, [own, protocol], nobody],
    [
      'none of two, when it was answered under a third application',
      { applicationId: 'own-2', method: 'own' },
      [own, protocol],
      { words: 'answered under application own-2, which has no open session' },
    ],
  ]
  for (const [title, facts, sessions, expected] of rows)
    it(title, async () => {
      const found = await storage.read((stores) => attribute(facts, sessions, stores))
      assert.deepEqual(found, expected)
    })
})
