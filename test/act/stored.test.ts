import assert from 'node:assert/strict'
import { actHtml } from '../../src/act/html.ts'
import { canonicalJson } from '../../src/act/json.ts'
import { renderAct } from '../../src/act/pdf.ts'
import type { Act } from '../../src/act/shape.ts'
import { actIn, hasContainer } from '../../src/act/stored.ts'
import { openBench } from '../certification/session-builder.ts'
import { frozen } from './maker.ts'

describe('acts of earlier builds', () => {
  let made: Act
  let old: string
  const fingerprint = 'e8999b103061895ab2d0797849857986cc48f4bbe4935ccd82f73efbda08fd2e'
  before(async () => {
    const bench = await openBench()
    await bench.exchanges(10)
    made = JSON.parse((await frozen(bench)).text) as Act
    await bench.storage.close()
    const { gatewayCertificates: _, ...origin } = made.origin
    const { log: __, scenarios: ___, ...rest } = made
    const timeStamp = { ...origin.timeStamp, kind: 'none' }
    old = canonicalJson({
      ...rest,
      origin: { ...origin, timeStamp, gatewayCertificate: fingerprint },
    })
  })

  it('one that names a single certificate of the gateway is read, printed and shown', async () => {
    assert.deepEqual(actIn(old).origin.gatewayCertificates, [{ keyKind: 'rsa', fingerprint }])
    assert.ok(actHtml(old).includes(fingerprint))
    assert.match(Buffer.from(await renderAct(old)).toString('latin1'), /^%PDF-/)
  })

  it('has no container, and one of today has', () => {
    assert.equal(hasContainer(actIn(old)), false)
    assert.equal(hasContainer(actIn(canonicalJson(made))), true)
  })

  it('what is no act is refused', () => {
    assert.throws(() => actIn('{"format":"other"}'), /not an act/)
  })
})
