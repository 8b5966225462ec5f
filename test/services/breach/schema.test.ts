import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { canRun, validate } from '../../peers/tools.ts'
import {
  bodyElements,
  documentOf,
  type Elements,
  holderElements,
  listOf,
  orderElements,
} from '../../support/breach.ts'

const schema = fileURLToPath(new URL('../../../wsdl/xsd/breach.xsd', import.meta.url))
const at = '2026-11-20T17:00:00+05:00'

const documents: Readonly<Record<string, Elements>> = {
  holderNotice: holderElements(at),
  bodyNotice: bodyElements(at),
  order: orderElements('id'),
}

describe('the schema of breach documents (xmllint)', () => {
  before(function () {
    if (!canRun('xmllint', '--version')) this.skip()
  })
  const isValid = (xml: string) => {
    const { status, output } = validate(xml, schema)
    assert.equal(status, 0, output)
  }
  const isRefused = (xml: string, about: string) => {
    const { status, output } = validate(xml, schema)
    assert.equal(status, 3, output)
    assert.match(output, new RegExp(`\\b${about}\\b`))
  }

  for (const [name, elements] of Object.entries(documents)) {
    it(`R-142, R-143, R-145: ${name} as the service takes it`, () =>
      isValid(documentOf(name, elements)))
    for (const field of Object.keys(elements).filter((one) => one !== 'responsible'))
      it(`${name}: not without ${field}`, () =>
        isRefused(documentOf(name, { ...elements, [field]: '' }), field))
    it(`${name}: with a signature`, () =>
      isValid(
        documentOf(name, {
          ...elements,
          signature: '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>',
        }),
      ))
  }

  const holder = holderElements(at)
  it('lists beside subjects, and no responsible person', () => {
    const subjects = `<subjects><subject><name>Т.</name></subject>${listOf(['x']).element}</subjects>`
    isValid(documentOf('holderNotice', { ...holder, responsible: '', subjects }))
  })
  const wrong: readonly (readonly [about: string, elements: Elements])[] = [
    ['kind', { kind: '<kind>rumour</kind>' }],
    ['detectedAt', { detectedAt: '<detectedAt>2026-11-20T17:00:00</detectedAt>' }],
    ['legal', { measures: String(holder['measures']).replace('Приказ', ' ') }],
    ['phone', { subjects: '<subjects><subject><phone>8701</phone></subject></subjects>' }],
    ['role', { notifier: String(holder['notifier']).replace('operator', 'sectoral-centre') }],
  ]
  for (const [about, elements] of wrong)
    it(`a wrong ${about}`, () =>
      isRefused(documentOf('holderNotice', { ...holder, ...elements }), about))
})
