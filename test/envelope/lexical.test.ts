import assert from 'node:assert/strict'
import { type FaultCode, ShepFault } from '../../src/contract/faults.ts'
import { readReceived } from '../../src/envelope/lexical.ts'
import { defaultLimits } from '../../src/xml/limits.ts'

const read = (text: string | Uint8Array, contentType = '') =>
  readReceived(Buffer.from(text), contentType, defaultLimits)
const faultOf = (text: string | Uint8Array, contentType = ''): ShepFault => {
  try {
    read(text, contentType)
  } catch (error) {
    if (error instanceof ShepFault) return error
    throw error
  }
  throw new Error('nothing is wrong')
}

const refused: readonly (readonly [FaultCode, string])[] = [
  ['NOT_WELL_FORMED', '<a><b></a>'],
  ['PREFIX_UNDECLARED', '<a><p:b/></a>'],
  ['ATTRIBUTE_REPEATED', '<a b="1" b="2"/>'],
  ['DOCTYPE_FORBIDDEN', '<!DOCTYPE a><a/>'],
  ['INSTRUCTION_FORBIDDEN', '<a><?x?></a>'],
  ['TOO_DEEP', '<a>'.repeat(101) + '</a>'.repeat(101)],
  ['TOO_MANY_ELEMENTS', `<a>${'<b/>'.repeat(50_000)}</a>`],
  ['TOO_MANY_ATTRIBUTES', `<a${Array.from({ length: 101 }, (_, i) => ` a${i}=""`).join('')}/>`],
  ['NAME_TOO_LONG', `<${'a'.repeat(1001)}/>`],
  ['TOO_LARGE', `<a>${' '.repeat(defaultLimits.bytes)}</a>`],
  ['ENCODING_UNSUPPORTED', '<?xml version="1.0" encoding="KOI8-R"?><a/>'],
]

describe('envelope/lexical', () => {
  for (const [code, text] of refused)
    it(`${code}: a problem of the reader is a refusal by name`, () => {
      const fault = faultOf(text)
      assert.equal(fault.code, code)
      assert.ok(String(fault.detail['text']).length > 0)
      assert.equal((fault.cause as Error).name, 'XmlError')
    })

  it('ENCODING_BROKEN: bytes that are not what they say have no place', () => {
    const fault = faultOf(Buffer.from([0x3c, 0xff, 0x3e]))
    assert.equal(fault.code, 'ENCODING_BROKEN')
    assert.equal(fault.detail['line'], undefined)
  })

  const places: readonly (readonly [string, string, number, number])[] = [
    ['the first line', '<a><b></a>', 1, 7],
    ['a later line', '<a>\n  <b>\n</a>', 3, 1],
    ['lines ended by CR LF', '<a>\r\n<b>\r\n </a>', 3, 2],
    ['columns in characters, not bytes', '<a>Қазақ &x;</a>', 1, 10],
    ['the very beginning', 'not XML', 1, 1],
  ]
  for (const [what, text, line, column] of places)
    it(`the place of a problem: ${what}`, () => {
      const { detail } = faultOf(text)
      assert.deepEqual([detail['line'], detail['column']], [line, column])
      assert.equal(typeof detail['at'], 'number')
    })

  it('places count in the text, whatever encoding it came in', () => {
    const { detail } = faultOf(Buffer.from('\uFEFF<a>\nҚ &x;</a>', 'utf16le'))
    assert.deepEqual([detail['line'], detail['column']], [2, 3])
  })

  it('RFC 7303: the charset of the content type decides where there is no mark', () => {
    const bytes = Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0x3c, 0x2f, 0x61, 0x3e])
    assert.equal(read(bytes, 'text/xml; charset="windows-1251"').text(0), 'А')
    assert.equal(faultOf(bytes, 'text/xml; charset=utf-8').code, 'ENCODING_BROKEN')
  })

  it('W-01: the size is that of the bytes received, before any decoding', () => {
    const bytes = Buffer.from(`\uFEFF<a>${'x'.repeat(60)}</a>`, 'utf16le')
    const limited = (size: number) => readReceived(bytes, '', { ...defaultLimits, bytes: size })
    assert.throws(() => limited(bytes.length - 1), { code: 'TOO_LARGE' })
    assert.equal(limited(bytes.length).localName(0), 'a')
  })

  it('what is no problem of the document stays an error of ours', () => {
    assert.throws(() => readReceived(undefined as never, '', defaultLimits), TypeError)
  })
})
