import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  accepted,
  type Change,
  cardinalities,
  refused,
  wrongValues,
} from './peers/contract-rows.ts'
import { canRun, publishedSchemas, validate } from './peers/tools.ts'

const folder = new URL('../wsdl/', import.meta.url)
const schemas = new URL('xsd/', folder)
const pathOf = (name: string) => fileURLToPath(new URL(name, schemas))
const namesIn = (place: URL, extension: string) =>
  readdirSync(place).filter((name) => name.endsWith(extension))
const published = [
  ...namesIn(folder, '.wsdl').map((name) => new URL(name, folder)),
  ...namesIn(schemas, '.xsd').map((name) => new URL(name, schemas)),
]
const targetOf = (text: string) => /targetNamespace="([^"]*)"/.exec(text)?.[1]

describe('the published contract', () => {
  it('has one file for each namespace, as libxml2 needs', () => {
    const namespaces = published.map((file) => targetOf(readFileSync(file, 'utf8')))
    assert.equal(new Set(namespaces).size, published.length, namespaces.join('\n'))
  })

  it('imports only files that are there, under the namespace they have', () => {
    const imports = /namespace="([^"]*)" (?:schemaLocation|location)="([^"]*)"/g
    for (const file of published) {
      for (const [, namespace, location] of readFileSync(file, 'utf8').matchAll(imports)) {
        assert.equal(targetOf(readFileSync(new URL(location ?? '', file), 'utf8')), namespace)
      }
    }
  })

  it('is listed in its README, file by file', () => {
    const text = readFileSync(new URL('README.md', folder), 'utf8')
    const listed = [...text.matchAll(/^\| `([\w/-]+\.(?:wsdl|xsd))`/gm)].map(([, name]) => name)
    const names = published.map((file) => file.pathname.slice(folder.pathname.length))
    assert.equal(listed.length, names.length)
    assert.deepEqual(new Set(listed), new Set(names))
  })

  it('tells of each service by which schema its data goes', () => {
    const text = readFileSync(new URL('sync-channel-http.wsdl', folder), 'utf8')
    const told = /<wsdl:documentation>([^<]*)/.exec(text)?.[1] ?? ''
    const readme = readFileSync('README.md', 'utf8')
    const rows = [...readme.matchAll(/^\| ((?:`\w+`(?:, )?)+) \| .* \| R-/gm)]
    const services = rows.flatMap(([, names = '']) => [...names.matchAll(/`(\w+)`/g)])
    assert.ok(services.length >= 7)
    for (const [, service = ''] of services)
      assert.match(told, new RegExp(`${service}[^;:]*: [\\w-]+\\.xsd`), service)
    for (const [, schema = ''] of told.matchAll(/: ([\w-]+\.xsd)/g))
      assert.ok(namesIn(schemas, '.xsd').includes(schema), schema)
  })

  it('marks every field that is ours alone', () => {
    const text = readFileSync(new URL('kdp.xsd', schemas), 'utf8')
    const ours =
      'request-id proactive-code basis-code sms-otp sms-code automated status-text reason revocation solution'.split(
        ' ',
      )
    for (const name of ours) {
      const fields = [...text.matchAll(new RegExp(`name="${name}"[\\s\\S]*?</xs:element>`, 'g'))]
      assert.ok(fields.length > 0, name)
      for (const [field] of fields) assert.match(field, /Emulator convention/, name)
    }
  })
})

describe('the published schemas judge messages (xmllint)', () => {
  before(function () {
    if (!canRun('xmllint', '--version')) this.skip()
  })

  for (const name of namesIn(schemas, '.xsd')) {
    it(`${name} compiles by itself`, () => {
      const { status, output } = validate('<nothing/>', pathOf(name))
      assert.equal(status, 3, output)
    })
  }

  const isValid = (message: string) => {
    const { status, output } = validate(message, publishedSchemas())
    assert.equal(status, 0, output)
  }
  const isRefused = (message: string, complaint: RegExp) => {
    const { status, output } = validate(message, publishedSchemas())
    assert.equal(status, 3, output)
    assert.match(output, complaint)
  }

  for (const [title, { whole, required, optional }] of Object.entries(cardinalities)) {
    it(`${title}: whole`, () => isValid(whole))
    for (const name of namesOf(required)) {
      it(`${title}: not without ${name}`, () => {
        isRefused(withField(whole, name, undefined), expecting(name))
      })
    }
    for (const name of namesOf(optional)) {
      it(`${title}: also without ${name}`, () => isValid(withField(whole, name, undefined)))
    }
  }

  for (const [title, change] of Object.entries(accepted)) {
    it(`${title}: valid`, () => isValid(changed(change)))
  }

  for (const [title, [element, change]] of Object.entries(refused)) {
    it(`${title}: not valid`, () => isRefused(changed(change), about(element)))
  }

  for (const [whole, name, value] of wrongValues) {
    it(`${name} "${value}": not valid`, () => isRefused(withField(whole, name, value), about(name)))
  }
})

function namesOf(list: string): string[] {
  return list.split(' ').filter((name) => name !== '')
}

const about = (element: string) => new RegExp(`element (\\{[^}]*\\})?${element.replace('k:', '')}:`)
const expecting = (name: string) => new RegExp(`Expected is .*\\b${name.replace('k:', '')}\\b`)

function changed([message, from, to]: Change): string {
  assert.ok(message.includes(from), `nothing to change: ${from}`)
  return message.replace(from, () => to)
}

/** The message with another value in the last field of that name, or without it. */
function withField(message: string, name: string, value: string | undefined): string {
  const from = message.lastIndexOf(`<${name}>`)
  const end = `</${name}>`
  const to = message.indexOf(end, from)
  assert.ok(from >= 0 && to > from, `there is no ${name}`)
  const field = value === undefined ? '' : `<${name}>${value}${end}`
  return message.slice(0, from) + field + message.slice(to + end.length)
}
