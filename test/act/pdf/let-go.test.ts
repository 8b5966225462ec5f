import assert from 'node:assert/strict'
import { closeDocument, openDocument, type Pdf } from '../../../src/act/pdf/page.ts'

/** How much of the content of a page waits in memory, bytes. */
const waiting = ({ content }: Pdf['page']): number => content.uncompressedLength

describe('anchors 6.4(10): pages of the printed act are let go as soon as the next begins', () => {
  it('a page that is full waits for its header and footer alone, and words are not kept for ever', async () => {
    let text = ''
    const facts = { title: 'TEST ONLY', subject: '', createdAt: new Date(0) }
    const document = await openDocument(facts, (bytes) => {
      text += Buffer.from(bytes).toString('latin1')
    })
    const first = document.page
    document.font('mono').text('0123456789abcdef')
    assert.ok(waiting(first) > 0)
    document.addPage()
    assert.equal(waiting(first), 0)
    assert.match(text, /stream\r?\n/)
    const fonts = document as unknown as {
      readonly _fontFamilies: Record<'mono', { readonly layoutCache: object }>
    }
    assert.deepEqual(Object.keys(fonts._fontFamilies.mono.layoutCache), [])
    document.switchToPage(0)
    document.font('mono').text('footer', 54, 700)
    assert.ok(waiting(first) > 0)
    await closeDocument(document)
    assert.equal([...text.matchAll(/\/Contents \[\d+ 0 R \d+ 0 R\]/g)].length, 1)
  })
})
