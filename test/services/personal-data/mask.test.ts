import assert from 'node:assert/strict'
import { checkDigit } from '../../../src/services/identifiers.ts'
import { masked, maskedIn, withoutPasswords } from '../../../src/services/personal-data/mask.ts'
import { workFromNow } from '../../support/worked.ts'

const AT = new Date('2026-11-21T05:00:00.000Z')
/** Made here and never written down: born in 1985. */
const real = `85031535001${checkDigit('85031535001')}`
const hidden = `85********${real.slice(-2)}`
/** +7 701 555 01 23, in pieces. */
const phone = ['+7701', '555', '01', '23'].join('')

describe('anchors 5(12): what looks like personal data is masked where it is shown', () => {
  it('in text, attributes, references and subjects of certificates: the middle is hidden, the rest stays', () => {
    const references = [...real].map((digit) => `&#${digit.charCodeAt(0)};`).join('')
    const rows: readonly [string, string][] = [
      [`<a x="1"><uin>${real}</uin></a>`, `<a x="1"><uin>${hidden}</uin></a>`],
      [`<a id="${real}">й &amp; я</a>`, `<a id="${hidden}">й &amp; я</a>`],
      [`<p>&#x410;</p><uin>${references}</uin>&#10;я`, `<p>&#x410;</p><uin>${hidden}</uin>&#10;я`],
      [`CN=Т,SERIALNUMBER=IIN${real},C=KZ`, `CN=Т,SERIALNUMBER=IIN${hidden},C=KZ`],
      [`тел. ${phone}, ИИН ${real}.`, `тел. +7********23, ИИН ${hidden}.`],
    ]
    for (const [text, shown] of rows) assert.equal(masked(text, AT), shown)
  })

  it('a token and a certificate that hold one are covered, at the same length', () => {
    const json = Buffer.from(JSON.stringify({ sub: real })).toString('base64url')
    const token = `<code>eyJhbGciOiJub25lIn0.${json}.x</code>`
    const shown = masked(token, AT)
    assert.equal(shown, token.replace(json, json.slice(0, 8) + '*'.repeat(json.length - 8)))
    const der = Buffer.from(`${'\0'.repeat(400)}IIN${real}${'\0'.repeat(100)}`).toString('base64')
    const certificate = `<c>${der.slice(0, 300)}\n${der.slice(300)}</c>`
    const covered = masked(certificate, AT)
    assert.equal(covered.length, certificate.length)
    assert.match(covered, /^<c>AAAAAAAA\*{292}\n\*+<\/c>$/)
  })

  it('synthetic people, companies, digests and dates stay as they are', () => {
    const text = `991231500016 991240000013 +77000000001 1${real} ${'0'.repeat(64)} 2026-11-21T05:00:00.000Z`
    assert.equal(masked(text, AT), text)
    const json = { iin: '991231500016', list: [1, true, undefined, { text }] }
    assert.deepEqual(maskedIn(json, AT), json)
    assert.deepEqual(maskedIn({ a: [{ b: real }] }, AT), { a: [{ b: hidden }] })
  })

  it('passwords of senderInfo and of WS-Security are not shown, however they are written', () => {
    const rows: readonly [string, string][] = [
      ['<password>TEST</password>', '<password>********</password>'],
      ['<x:Password Type="t">a&lt;b</x:Password>', '<x:Password Type="t">********</x:Password>'],
      ['<password><![CDATA[a</b]]>c<!-- d --></password>', '<password>********</password>'],
      ['<passwordHint>x</passwordHint>', '<passwordHint>x</passwordHint>'],
      ['<password/><a>b</a>', '<password/><a>b</a>'],
      ['<password></password>', '<password></password>'],
    ]
    for (const [text, shown] of rows) assert.equal(withoutPasswords(text), shown)
  })

  it('a megabyte made to be slow is masked in a moment', () => {
    const worked = workFromNow()
    for (const piece of ['<password>', '<password><!--', '&#49;', `${real} `])
      masked(withoutPasswords(piece.repeat((1 << 20) / piece.length)), AT)
    assert.ok(worked() < 10_000)
  })
})
