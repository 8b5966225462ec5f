import assert from 'node:assert/strict'
import { berToDer } from '../../src/eds/ber.ts'

const rewritten: Readonly<Record<string, readonly [ber: string, der: string]>> = {
  'DER stays as it is': ['3003020101', '3003020101'],
  'an indefinite length': ['30800201010000', '3003020101'],
  'one inside another': ['308030800201010000 0000', '30053003020101'],
  'a definite one around an indefinite one': ['300730800201010000', '30053003020101'],
  'a length with spare bytes': ['3083000003020101', '3003020101'],
  'octets in pieces': ['24800401aa0402bbcc0000', '0403aabbcc'],
  'pieces of pieces': ['248024040402aabb0401cc0000', '0403aabbcc'],
  'zero bytes inside octets': ['308004020000 0000', '300404020000'],
}

const refused: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'an end without its beginning': '3080020101',
  'half an end': '308002010100',
  'bytes after the value': '300302010100',
  'an indefinite length of octets': '04800000',
  'a value past the end of its parent': '30030405aabbccddee',
  'a piece that is no octets': '2480020101 0000',
  'a tag of many bytes': '3f8101020000',
  'a length of five bytes': '30850000000000',
}

describe('eds/ber (X.690 8)', () => {
  for (const [title, [ber, der]] of Object.entries(rewritten))
    it(`${title}: ${ber}`, () => assert.equal(hexOf(berToDer(bytesOf(ber))), der))

  for (const [title, ber] of Object.entries(refused))
    it(`${title} is refused: ${ber}`, () =>
      assert.throws(() => berToDer(bytesOf(ber)), { name: 'DerError' }))

  it('deep nesting is refused before the stack ends', () => {
    const deep = Buffer.from('3080'.repeat(50_000), 'hex')
    assert.throws(() => berToDer(deep), { name: 'DerError', message: /too deep/ })
  })
})

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
