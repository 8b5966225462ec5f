import assert from 'node:assert/strict'
import { type CutMode, cutModes } from '../../../src/contract/business-signature.ts'
import { ShepFault } from '../../../src/contract/faults.ts'
import { cutOut, modeByForm } from '../../../src/envelope/business/cut.ts'
import { dataIn } from '../../../src/envelope/read.ts'
import { defaultLimits } from '../../../src/xml/limits.ts'
import { readXml } from '../../../src/xml/scan.ts'

const envelope = (data: string, attributes = '') =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:d="urn:d" xmlns:x="urn:x"${attributes}>` +
  '<e:Body><t:SendMessage xmlns:t="http://bip.bee.kz/SyncChannel/v10/Types"><request>' +
  `<requestData>${data}</requestData></request></t:SendMessage></e:Body></e:Envelope>`

function cut(data: string, mode: CutMode, attributes?: string): string {
  const document = readXml(Buffer.from(envelope(data, attributes)))
  return String(cutOut(document, dataIn(document, 1) ?? -1, mode, defaultLimits).bytes)
}

/** What stands in the envelope, the mode, and the document that a verifier gets; written by hand after javax.xml.transform. */
const rows: Readonly<Record<string, readonly [string, CutMode, string]>> = {
  'text: entities are its markup': ['<data>&lt;r>1&lt;/r></data>', 'text', '<r>1</r>'],
  'text: sections and text, joined': [
    '<data><![CDATA[<r>]]>1<!-- --><![CDATA[</r>]]></data>',
    'text',
    '<r>1</r>',
  ],
  'text: it was a string, so the encoding it declares does not count': [
    '<data>&lt;?xml version="1.0" encoding="windows-1251"?>&lt;r>Ә&lt;/r></data>',
    'text',
    '<?xml version="1.0" encoding="windows-1251"?><r>Ә</r>',
  ],
  'parsed text: bytes, so the encoding counts': [
    '<data>&lt;?xml version="1.0" encoding="windows-1251"?>&lt;r>я&lt;/r></data>',
    'parsed-text',
    '<?xml version="1.0" encoding="windows-1251"?><r>СЏ</r>',
  ],
  'parsed text in UTF-8': ['<data>&lt;r>я&lt;/r></data>', 'parsed-text', '<r>я</r>'],
  'data: as it was received': [
    '<data  a = "1">\r\n<r/><!-- c --></data>',
    'data',
    '<data  a = "1">\r\n<r/><!-- c --></data>',
  ],
  'data: what its names use is declared': [
    '<data d:k="1"><x:r/><x:r xml:lang="kk"/></data>',
    'data',
    '<data xmlns:d="urn:d" d:k="1"><x:r xmlns:x="urn:x"/><x:r xmlns:x="urn:x" xml:lang="kk"/></data>',
  ],
  'data: declared once on the way down': [
    '<data><x:r><x:s d:k=""><d:t/></x:s></x:r></data>',
    'data',
    '<data><x:r xmlns:x="urn:x"><x:s xmlns:d="urn:d" d:k=""><d:t/></x:s></x:r></data>',
  ],
  'data: what it declares itself stays its own': [
    '<data xmlns:d="urn:own" d:k="1"><d:r xmlns:d="urn:inner"/></data>',
    'data',
    '<data xmlns:d="urn:own" d:k="1"><d:r xmlns:d="urn:inner"/></data>',
  ],
  'data: a prefix in a value alone is not declared': [
    '<data type="d:r"/>',
    'data',
    '<data type="d:r"/>',
  ],
  'child: the first element, alone': [
    '<data a="1">text<x:r b="1"><s/></x:r><x:other/></data>',
    'child',
    '<x:r xmlns:x="urn:x" b="1"><s/></x:r>',
  ],
  'in place: all namespaces around it': [
    '<data a="1"><r/></data>',
    'in-place',
    '<data xmlns:d="urn:d" xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" ' +
      'xmlns:t="http://bip.bee.kz/SyncChannel/v10/Types" xmlns:x="urn:x" a="1"><r></r></data>',
  ],
}

describe('envelope/business/cut (shep.md 6)', () => {
  for (const [what, [data, mode, expected]] of Object.entries(rows))
    it(what, () => assert.equal(cut(data, mode), expected))

  it('every mode has a row', () => {
    assert.deepEqual(new Set(Object.values(rows).map(([, mode]) => mode)), new Set(cutModes))
  })

  it('a default namespace around is declared where it is used, and taken back where it is', () => {
    const around =
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>' +
      '<SendMessage xmlns="http://bip.bee.kz/SyncChannel/v10/Types"><request xmlns=""><requestData>' +
      '<data xmlns="http://bip.bee.kz/SyncChannel/v10/Interfaces"><r xmlns="">1</r><s/></data>' +
      '</requestData></request></SendMessage></e:Body></e:Envelope>'
    const document = readXml(Buffer.from(around))
    const child = cutOut(document, dataIn(document, 1) ?? -1, 'child', defaultLimits)
    assert.equal(String(child.bytes), '<r xmlns="">1</r>')
    const inherited = readXml(Buffer.from(around.replace('<r xmlns="">1</r><s/>', '<s/>')))
    const alone = cutOut(inherited, dataIn(inherited, 1) ?? -1, 'child', defaultLimits)
    assert.equal(String(alone.bytes), '<s xmlns="http://bip.bee.kz/SyncChannel/v10/Interfaces"/>')
  })

  it('in place takes xml: attributes over; alone leaves them', () => {
    assert.match(cut('<data/>', 'in-place', ' xml:lang="kk"'), /<data .* xml:lang="kk">/)
    assert.equal(cut('<data/>', 'data', ' xml:lang="kk"'), '<data/>')
  })

  const unreadable: Readonly<Record<string, readonly [string, CutMode]>> = {
    'text that is no XML': ['<data>text</data>', 'text'],
    'text that is empty': ['<data/>', 'text'],
    'text before the XML declaration': ['<data> &lt;?xml version="1.0"?>&lt;r/></data>', 'text'],
    'text with a DOCTYPE': ['<data>&lt;!DOCTYPE r>&lt;r/></data>', 'parsed-text'],
    'text with an instruction': ['<data>&lt;?x?>&lt;r/></data>', 'text'],
    'text with an encoding nobody knows': [
      '<data>&lt;?xml version="1.0" encoding="x-1"?>&lt;r/></data>',
      'parsed-text',
    ],
    'elements where text is meant': ['<data>&lt;r/><r/></data>', 'text'],
    'no child where one is meant': ['<data>text</data>', 'child'],
  }
  for (const [what, [data, mode]] of Object.entries(unreadable))
    it(`${what}: BUSINESS_DATA_UNREADABLE`, () => {
      assert.throws(
        () => cut(data, mode),
        (error) => error instanceof ShepFault && error.code === 'BUSINESS_DATA_UNREADABLE',
      )
    })

  const DS = 'http://www.w3.org/2000/09/xmldsig#'
  const byForm: Readonly<Record<string, readonly [string, CutMode]>> = {
    'text alone': ['<data>&lt;r/></data>', 'text'],
    'a signature in data': [`<data><r/><Signature xmlns="${DS}"/></data>`, 'data'],
    'a signature in the first child': [`<data><r><Signature xmlns="${DS}"/></r></data>`, 'child'],
    'no signature': ['<data><r/></data>', 'data'],
  }
  for (const [what, [data, mode]] of Object.entries(byForm))
    it(`where no mode is set: ${what} is ${mode}`, () => {
      const document = readXml(Buffer.from(envelope(data)))
      assert.equal(modeByForm(document, dataIn(document, 1) ?? -1), mode)
    })
})
