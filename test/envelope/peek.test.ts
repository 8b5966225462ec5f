import assert from 'node:assert/strict'
import { peek } from '../../src/envelope/peek.ts'
import { fixture } from './support.ts'

const rows: readonly (readonly [string, string | Uint8Array, object])[] = [
  [
    'a whole message',
    fixture('honest/base'),
    { messageId: 'base', serviceId: 'KDP_SERVICE', senderId: 'emu-initiator-1' },
  ],
  ['a message cut in the middle', '<a><messageId>m</messageId><senderId>s', { messageId: 'm' }],
  ['a prefix', '<x:serviceId>S</x:serviceId>', { serviceId: 'S' }],
  ['space around', '<messageId>\n m \n</messageId>', { messageId: 'm' }],
  ['the first of two', '<messageId>1</messageId><messageId>2</messageId>', { messageId: '1' }],
  ['an empty field', '<messageId></messageId><senderId> </senderId>', {}],
  ['a field with attributes', '<messageId a="1">m</messageId>', {}],
  ['markup inside', '<messageId><b/></messageId>', {}],
  ['a value too long to be one', `<messageId>${'x'.repeat(201)}</messageId>`, {}],
  ['another name that ends alike', '<requestmessageId>m</requestmessageId>', {}],
  ['a name that only begins alike', '<messageIdOther>m</messageIdOther>', {}],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), {}],
  ['nothing', '', {}],
  ['what stands too far', `${' '.repeat(256 * 1024)}<messageId>m</messageId>`, {}],
]

describe('envelope/peek', () => {
  for (const [what, bytes, expected] of rows)
    it(`${what}: ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(peek(Buffer.from(bytes)), expected)
    })

  it('reads a part of a larger buffer, and not around it', () => {
    const whole = Buffer.from('<messageId>1</messageId><messageId>2</messageId>')
    assert.deepEqual(peek(whole.subarray(24)), { messageId: '2' })
    assert.deepEqual(peek(whole.subarray(0, 5)), {})
  })
})
