import assert from 'node:assert/strict'
import type { ResponseData } from '../../src/contract/messages.ts'
import { SOAP, SYNC_TYPES } from '../../src/envelope/namespaces.ts'
import { type BodyContent, writeFault, writeResponse } from '../../src/envelope/write.ts'
import { canonicalize } from '../../src/xml/canonical.ts'
import { readXml } from '../../src/xml/scan.ts'
import { carried, error, flat, leastInfo, nested, nestedQualified, written } from './written.ts'

const documentOf = ({ content, declarations }: BodyContent) =>
  readXml(
    Buffer.from(
      `<soap:Envelope xmlns:soap="${SOAP}"${declarations}><soap:Body xmlns:soap="${SOAP}">${content}</soap:Body></soap:Envelope>`,
    ),
  )

/** The texts of all elements, by name. */
function textsOf(content: BodyContent): Map<string, string[]> {
  const document = documentOf(content)
  const texts = new Map<string, string[]>()
  for (let element = 0; element < document.elementCount; element++) {
    const name = document.localName(element)
    texts.set(name, [...(texts.get(name) ?? []), document.text(element)])
  }
  return texts
}

const namesIn = (content: BodyContent, parent: string): string[] => {
  const document = documentOf(content)
  const at = Array.from({ length: document.elementCount }, (_, i) => i).find(
    (one) => document.localName(one) === parent,
  )
  return document.children(at ?? -1).map((child) => document.localName(child))
}

describe('envelope/write', () => {
  for (const [what, content] of Object.entries(written))
    it(`Exc-C14N: ${what} is canonical as written`, () => {
      const document = documentOf(content)
      const [body = -1] = document.children(0)
      assert.equal(
        canonicalize(document, body).toString(),
        `<soap:Body xmlns:soap="${SOAP}">${content.content}</soap:Body>`,
      )
    })

  it('texts come back as they were, but for what XML cannot carry', () => {
    const answer = textsOf(written['an answer'] as BodyContent)
    assert.deepEqual(answer.get('code'), ['SCSS001', carried])
    assert.deepEqual(answer.get('message'), [carried])
    assert.deepEqual(answer.get('correlationId'), [carried])
    const fault = textsOf(written['a fault'] as BodyContent)
    for (const name of ['faultcode', 'faultstring', 'errorCode', 'errorMessage', 'errorData'])
      assert.deepEqual(fault.get(name), [carried], name)
    const request = textsOf(written['a request'] as BodyContent)
    assert.deepEqual(request.get('password'), [carried])
    assert.deepEqual(request.get('key'), [carried])
  })

  it('SyncChannel v10: elements stand in the order of the schema, optional ones only when there', () => {
    const answer = written['an answer'] as BodyContent
    assert.deepEqual(namesIn(answer, 'response'), ['responseInfo', 'responseData'])
    assert.deepEqual(namesIn(answer, 'responseInfo'), [
      'messageId',
      'correlationId',
      'responseDate',
      'status',
      'sessionId',
    ])
    const least = written['an answer without data, of needed fields alone'] as BodyContent
    assert.deepEqual(namesIn(least, 'responseInfo'), ['messageId', 'responseDate', 'status'])
    assert.deepEqual(namesIn(least, 'responseData'), [])
    assert.equal(least.declarations, '')
    assert.deepEqual(namesIn(written['a request'] as BodyContent, 'requestInfo'), [
      'messageId',
      'correlationId',
      'serviceId',
      'messageDate',
      'routeId',
      'sender',
      'properties',
      'sessionId',
    ])
    const detail = 'SendMessageFault1_SendMessageFault'
    assert.deepEqual(namesIn(written['a fault'] as BodyContent, detail), [
      'errorCode',
      'errorMessage',
      'errorData',
      'errorDate',
      'sessionId',
    ])
    assert.deepEqual(namesIn(written['a fault of needed fields alone'] as BodyContent, detail), [
      'errorCode',
      'errorMessage',
      'errorDate',
    ])
    assert.deepEqual(namesIn(written['a fault'] as BodyContent, 'Fault'), [
      'faultcode',
      'faultstring',
      'detail',
    ])
  })

  it('SyncChannel v10: a status message is at most 250 characters', () => {
    const status = { code: 'c', message: 'м'.repeat(300) }
    assert.equal(
      textsOf(writeResponse({ ...leastInfo, status }, undefined)).get('message')?.[0]?.length,
      250,
    )
  })

  it('shep.md 4: faultcode repeats errorCode, or is the standard one', () => {
    assert.deepEqual(
      textsOf(writeFault({ ...error, errorCode: 'SCE006' }, 'bare')).get('faultcode'),
      ['SCE006'],
    )
    assert.deepEqual(textsOf(writeFault(error, 'soap')).get('faultcode'), ['soap:Server'])
  })

  const namespaces: readonly (readonly [string, ResponseData, readonly string[]])[] = [
    [
      'qualified: fields are in the namespace of data',
      flat,
      [flat.namespace, flat.namespace, flat.namespace],
    ],
    ['not qualified: fields are in no namespace', nested, ['', '', '']],
    ['qualified: only the fields of data itself', nestedQualified, [nested.namespace, '', '']],
  ]
  for (const [what, data, expected] of namespaces)
    it(`kdp.md W-4: ${what}, and xsi:type resolves on Envelope`, () => {
      const document = documentOf(writeResponse(leastInfo, data))
      const elements = Array.from({ length: document.elementCount }, (_, i) => i)
      const at = elements.find((one) => document.localName(one) === 'data') ?? -1
      const inside = elements.filter((one) => one > at && document.contains(at, one))
      assert.deepEqual(
        inside.map((one) => document.namespace(one)),
        expected,
      )
      assert.equal(document.namespace(at), '')
      assert.equal(document.namespaceOfPrefix(0, 'd'), data.namespace)
      const wrapper = elements.find((one) => document.namespace(one) === SYNC_TYPES)
      assert.equal(document.localName(wrapper ?? -1), 'SendMessageResponse')
    })
})
