import assert from 'node:assert/strict'
import { canonicalBody, info, sendMessage } from '../../../fixtures/support/body.ts'
import { edit, part } from '../../../fixtures/support/texts.ts'
import { xmlCryptoEngine } from '../../../src/envelope/engines/xml-crypto.ts'
import { readXml } from '../../../src/xml/scan.ts'
import { gated, makeKey, signedBy } from './gated.ts'

describe('envelope/engines/xml-crypto', () => {
  const key = makeKey()
  const text = signedBy(key, {})
  const rowsOf = ({ checks }: ReturnType<typeof xmlCryptoEngine>) =>
    checks.map(({ rule, verdict }) => `${rule} ${verdict}`)

  it('accepts what was signed, and gives its canonical bytes', () => {
    const verdict = xmlCryptoEngine(gated(text), key.publicKey)
    assert.deepEqual(rowsOf(verdict), ['W-23 pass', 'W-24 pass'])
    assert.match(
      Buffer.from(verdict.signed ?? '').toString(),
      /^<soap:Body xmlns:soap=.*<\/soap:Body>$/s,
    )
  })

  it('W-23: a wrong digest leaves the signature untested', () => {
    const verdict = xmlCryptoEngine(gated(edit(text, 'Тестов', 'Другов')), key.publicKey)
    assert.equal(verdict.fault?.code, 'DIGEST_MISMATCH')
    assert.deepEqual(rowsOf(verdict), ['W-23 fail', 'W-24 untestable'])
  })

  it('W-24: a signature by another key, after a right digest', () => {
    const verdict = xmlCryptoEngine(gated(text), makeKey().publicKey)
    assert.equal(verdict.fault?.code, 'SIGNATURE_INVALID')
    assert.deepEqual(rowsOf(verdict), ['W-23 pass', 'W-24 fail'])
  })

  const security = part(text, '<wsse:Security', '</wsse:Security>')
  const signature = part(text, '<ds:Signature ', '</ds:Signature>')
  const body = part(text, '<soap:Body', '</soap:Body>')
  const otherReadings: Readonly<Record<string, string>> = {
    'no Security': edit(text, security, ''),
    'two of Security': edit(text, security, security + security),
    'no Signature': edit(text, signature, ''),
    'two of Signature': edit(text, signature, signature + signature),
    'two of Body': edit(text, body, body + body),
    'no Header': edit(text, `<soap:Header>${security}</soap:Header>`, ''),
    'another Id on Body': edit(text, 'wsu:Id="id-1"', 'wsu:Id="id-2"'),
    'no SignedInfo': edit(edit(text, '<ds:SignedInfo>', ''), '</ds:SignedInfo>', ''),
  }
  for (const [what, other] of Object.entries(otherReadings))
    it(`does not lean on the gate: ${what} is refused here too`, () => {
      const message = { ...gated(text), document: readXml(Buffer.from(other)) }
      const verdict = xmlCryptoEngine(message, key.publicKey)
      assert.equal(verdict.signed, undefined)
      assert.equal(verdict.fault?.code, 'SIGNATURE_INVALID')
      assert.deepEqual(rowsOf(verdict), ['W-23 untestable', 'W-24 fail'])
    })

  it('what xmldom cannot read is refused without a word on the console', () => {
    const body = canonicalBody(sendMessage(info('m'), '<data><𐰴></𐰴></data>'))
    const message = gated(signedBy(key, { body }))
    const said = captured(() => {
      const verdict = xmlCryptoEngine(message, key.publicKey)
      assert.match(String(verdict.fault?.detail['text']), /xmldom error/)
    })
    assert.equal(said, '')
  })

  it('refuses a message whose Body the gate knows by another Id', () => {
    const verdict = xmlCryptoEngine({ ...gated(text), bodyId: 'id-2' }, key.publicKey)
    assert.match(String(verdict.fault?.detail['text']), /different Ids/)
  })
})

/** What is written to the console meanwhile. */
function captured(work: () => void): string {
  const { write } = process.stderr
  let said = ''
  process.stderr.write = (text: string | Uint8Array) => {
    said += String(text)
    return true
  }
  try {
    work()
  } finally {
    process.stderr.write = write
  }
  return said
}
