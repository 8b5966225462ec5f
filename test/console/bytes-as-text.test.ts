import assert from 'node:assert/strict'
import { bytesAsText } from '../../src/console/bytes-as-text.ts'

const text = '<a>Қазақша, русский</a>'
const wide = Buffer.from(text, 'utf16le')
const declared = '<?xml version="1.0" encoding="windows-1251"?><a>'

describe('bytesAsText', () => {
  const rows: readonly (readonly [string, Buffer, string, string])[] = [
    ['UTF-8', Buffer.from(text), 'utf-8', text],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8', text],
    ['UTF-16LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), 'utf-16le', text],
    ['UTF-16LE without', wide, 'utf-16le', text],
    ['UTF-16BE', Buffer.from(wide).swap16(), 'utf-16be', text],
    [
      'windows-1251, declared',
      Buffer.concat([Buffer.from(declared), Buffer.from([0xc0, 0xe1])]),
      'windows-1251',
      `${declared}Аб`,
    ],
    ['nothing', Buffer.alloc(0), 'utf-8', ''],
  ]
  for (const [title, bytes, encoding, expected] of rows) {
    it(`reads ${title}`, () => {
      const shown = { text: expected, encoding, lossy: false, shown: bytes.length }
      assert.deepEqual(bytesAsText(bytes), shown)
    })
  }

  it('says that bytes are not text', () => {
    const { text: shown, lossy } = bytesAsText(Buffer.from([0x61, 0xff, 0x62]))
    assert.deepEqual([shown, lossy], ['a�b', true])
  })

  it('shows the beginning of a long message, and a letter cut in two is no fault of it', () => {
    const bytes = Buffer.from(`a${'я'.repeat(200_000)}`)
    const { text: begun, lossy, shown } = bytesAsText(bytes)
    assert.deepEqual([shown, lossy], [256 * 1024, false])
    assert.equal(begun, `a${'я'.repeat(128 * 1024 - 1)}`)
  })
})
