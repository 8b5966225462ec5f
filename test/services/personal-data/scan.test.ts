import assert from 'node:assert/strict'
import { checkDigit } from '../../../src/services/identifiers.ts'
import { synthesize } from '../../../src/services/owners/population.ts'
import { isRealIin, isRealPhone } from '../../../src/services/personal-data/kinds.ts'
import { scanMessage } from '../../../src/services/personal-data/scan.ts'
import { workFromNow } from '../../support/worked.ts'

const AT = new Date('2026-11-21T05:00:00.000Z')

/** Made here and never written down: a number that somebody might have, from a date and a serial number. */
const numberOf = (eleven: string): string => `${eleven}${checkDigit(eleven)}`
const real = numberOf('85031535001')
/** +7 701 555 01 23, in pieces. */
const phone = ['701', '555', '01', '23']

describe('anchors 6.4(9): what looks like personal data', () => {
  const iins: readonly [string, string, boolean][] = [
    ['born in 1985', real, true],
    ['of a foreigner', numberOf('85031505000'), true],
    ['born in 2003', numberOf('03022856001'), true],
    ['born this year', numberOf('26112056000'), true],
    ['born tomorrow', numberOf('26112256000'), false],
    ['born in December 2099, as ours', '991231500016', false],
    ['born 180 years ago', numberOf('46031515001'), false],
    ['born on 30 February', numberOf('85023035001'), false],
    ['of an unknown century', numberOf('85031575001'), false],
    ['of a company', '991240000013', false],
    ['of a company of 2007', numberOf('07104000012'), false],
    [
      'with a wrong check digit',
      real.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)),
      false,
    ],
  ]
  for (const [title, iin, expected] of iins)
    it(`an IIN ${title} is ${expected ? 'real-looking' : 'synthetic'}`, () =>
      assert.equal(isRealIin(iin, AT), expected))

  it('the whole population of the emulator is synthetic, whenever the message came', () => {
    const { people, companies } = synthesize({ size: 1000 })
    const numbers = [...people.map(({ iin }) => iin), ...companies.map(({ bin }) => bin)]
    for (const at of [AT, new Date('2101-01-01')])
      assert.deepEqual(
        numbers.filter((one) => isRealIin(one, at)),
        [],
      )
  })

  it('a phone of an operator is real-looking, one of five zeros and one of no code are not', () => {
    const [code, ...rest] = phone
    assert.ok(isRealPhone(`+7${phone.join('')}`))
    assert.ok(isRealPhone(`8 (${code}) ${rest.join('-')}`))
    assert.ok(!isRealPhone('+77000000001'))
    assert.ok(!isRealPhone(`+7799${rest.join('')}`))
  })

  const found = (request: string) =>
    scanMessage({
      id: 'one',
      receivedAt: AT.toISOString(),
      request: Buffer.from(request),
    }).map(({ element, kind }) => `${element} ${kind}`)

  it('it is found in text, attributes, references, tokens and certificates, and named by its element', () => {
    const json = Buffer.from(JSON.stringify({ sub: real })).toString('base64url')
    const der = Buffer.from(`${'\0'.repeat(400)}IIN${real}${'\0'.repeat(100)}`).toString('base64')
    const reference = [...real].map((digit) => `&#${digit.charCodeAt(0)};`).join('')
    const [code, ...rest] = phone
    assert.deepEqual(found(`<a><s:uin x="1">${real}</s:uin></a>`), ['uin iin'])
    assert.deepEqual(found(`<a id="${real}"/>`), ['a iin'])
    assert.deepEqual(found(`<uin>${reference}</uin>`), ['uin iin'])
    assert.deepEqual(found(`<code>eyJhbGciOiJub25lIn0.${json}.x</code>`), ['JWT iin'])
    assert.deepEqual(found(`<c>${der}</c>`), ['certificate iin'])
    assert.deepEqual(found(`<p>+7 ${code} ${rest.join(' ')}</p>`), ['p phone'])
    assert.deepEqual(found(`<t>ИИН: ${real}, тел. 8${phone.join('')}.</t>`), ['t iin', 't phone'])
  })

  it('it is not found in longer numbers, words and base64', () => {
    for (const text of [`1${real}`, `${real}2`, `ab${real}`, `${real}==`, `/${real}`, `id-${real}`])
      assert.deepEqual(found(`<a>${text}</a>`), [], text)
  })

  it('a megabyte made to be slow is looked through in a moment', () => {
    const size = 1 << 20
    const slow = ['>', '<', '>'.padEnd(1001), 'eyJ', '> A', '1', '+7 701 ', '&#x']
    const worked = workFromNow()
    for (const piece of slow) found(piece.repeat(size / piece.length))
    found('>'.padEnd(size))
    assert.ok(worked() < 10_000)
  })

  it('what is told of it hides it', () => {
    const [one] = scanMessage({
      id: 'one',
      receivedAt: AT.toISOString(),
      request: Buffer.from(`<uin>${real}</uin>`),
    })
    assert.equal(one?.shown, `${real.slice(0, 2)}********${real.slice(-2)}`)
    assert.equal(one?.offset, 5)
  })
})
