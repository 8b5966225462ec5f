import assert from 'node:assert/strict'
import fc from 'fast-check'
import { give } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { signedMessage } from '../support/messages.ts'

const runs = 100

/** One change of the bytes: at a place, so many of them go and these come. */
const edit = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.nat({ max: 40 }),
  come: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom('<', '>', '&', '"', '<!--', '<![CDATA[', ']]>', '&#0;', '<?', ' ', '\r', ':')
      .map((text) => Buffer.from(text)),
  ),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

const edited = (bytes: Buffer, { place, gone, come }: Edit): Buffer => {
  const at = Math.floor(place * bytes.length)
  return Buffer.concat([bytes.subarray(0, at), come, bytes.subarray(at + gone)])
}

describe('gateway: whatever comes, one signed answer and one entry', () => {
  let emulator: TestEmulator
  before(async () => {
    emulator = await startEmulator()
  })
  after(() => emulator.close())

  /** Never our own error; and nothing is served but what the participant signed. */
  async function answered(bytes: Uint8Array, good: Buffer): Promise<void> {
    const { entry, answer } = await give(emulator, bytes)
    assert.notEqual(entry.outcome, 'INTERNAL_ERROR')
    assert.equal(answer.status, entry.outcome === 'OK' ? 200 : 500)
    if (entry.outcome === 'OK') assert.deepEqual(bodyOf(bytes), bodyOf(good))
  }

  it(`a good message spoilt anywhere (${runs} ways)`, async () => {
    const good = await signedMessage(emulator)
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) =>
        answered(edits.reduce(edited, good), good),
      ),
      { numRuns: runs },
    )
  })

  it('any bytes at all (30 ways)', async () => {
    const any = fc.uint8Array({ maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(any, (bytes) => answered(bytes, Buffer.alloc(0))),
      { numRuns: 30 },
    )
  })
})

/** What is signed, as it stands in the bytes; white space between the attributes of a tag is not. */
function bodyOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  const body = text.slice(text.indexOf('<soap:Body'), text.indexOf('</soap:Body>'))
  return body.replace(/<[^>]*>/g, (tag) =>
    tag.replace(/\s+/g, ' ').replace(/ (?=[/>=])|(?<==) /g, ''),
  )
}
