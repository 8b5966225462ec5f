import assert from 'node:assert/strict'
import { actHtml } from '../../src/act/html.ts'
import { canonicalJson, sha256 } from '../../src/act/json.ts'
import type { Act } from '../../src/act/shape.ts'
import { escaped } from '../../src/contract/escaped.ts'
import { type Bench, openBench } from '../certification/session-builder.ts'
import { frozen } from './maker.ts'

describe('anchors 6.3: the act as one page', () => {
  let bench: Bench
  let text: string
  let page: string
  before(async () => {
    bench = await openBench()
    await bench.exchanges(9)
    await bench.show(await bench.token(), { outcome: 'TOKEN_EXPIRED' })
    await bench.write({ outcome: 'SIGNATURE_INVALID' as never, serviceId: 'KDP_SERVICE' })
    text = (await frozen(bench)).text
    page = actHtml(text)
  })
  after(() => bench.storage.close())

  it('says the facts of act.json, in Russian and Kazakh, and its SHA-256', () => {
    const act = JSON.parse(text) as Act
    assert.ok(page.includes(sha256(text)))
    const facts = [
      ...[act.session.id, act.participant.bin, act.origin.profile, act.application.id],
      ...act.responses.flatMap((one) => [one.messageId, one.entryId, one.requestSha256]),
      ...act.notCounted.map(({ entryId }) => entryId),
      ...act.limits.flatMap(({ ru, kk }) => [ru, kk]),
      ...act.clauses.map(({ id }) => id),
      ...[act.origin.statement.ru, act.origin.statement.kk, act.origin.timeStamp.statement.kk],
    ]
    for (const fact of facts) assert.ok(page.includes(escaped(fact)), fact)
    assert.match(page, /KDP-210/)
  })

  it('has no script, loads nothing, and opens offline', () => {
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|src=|href=|url\(|@import|\son\w+=/i)
    assert.match(page, /default-src 'none'/)
  })

  it('what a participant wrote is text, whatever it looks like', () => {
    const hostile = `</title><script>alert("1")</script><img src='x' onerror=alert(1)>&amp;\u202e\u0007`
    const act = JSON.parse(text) as Act
    const fields = act.application.fields.map((one) => ({ ...one, value: hostile }))
    const participant = { ...act.participant, name: hostile, senderId: hostile }
    const session = { ...act.session, id: hostile }
    const changed = { ...act, participant, session, application: { ...act.application, fields } }
    const made = actHtml(canonicalJson(changed))
    for (const bad of ['<script', '<img', '\u202e', '\u0007']) assert.ok(!made.includes(bad), bad)
    assert.ok(made.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'))
    assert.ok(made.includes('&amp;amp;\ufffd\ufffd'))
    assert.equal(made.match(/<\/title>/g)?.length, 1)
  })

  it('the same text gives the same bytes; what is no act is refused', () => {
    assert.equal(actHtml(text), page)
    assert.throws(() => actHtml('{"format":"other"}'), /not an act/)
  })
})
