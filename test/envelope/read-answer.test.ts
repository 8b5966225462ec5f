import assert from 'node:assert/strict'
import type { SignedBytes } from '../../src/envelope/engines/engine.ts'
import { SOAP, SYNC_TYPES } from '../../src/envelope/namespaces.ts'
import { readAnswer } from '../../src/envelope/read-answer.ts'
import { type BodyContent, writeFault, writeResponse } from '../../src/envelope/write.ts'

const read = (content: string) =>
  readAnswer(
    Buffer.from(
      `<soap:Body xmlns:soap="${SOAP}" xmlns:d="urn:d">${content}</soap:Body>`,
    ) as Uint8Array as SignedBytes,
  )
const written = ({ content }: BodyContent) => read(content)

const info = {
  messageId: 'm',
  responseDate: '2026-11-23T10:00:00.000+05:00',
  status: { code: 'SCSS001', message: 'Сообщение обработано' },
}
const error = {
  errorCode: 'SCE006',
  errorMessage: 'no',
  errorDate: '2026-11-23T10:00:00.000+05:00',
}

describe('envelope/read-answer', () => {
  it('reads an answer, its status and its data', () => {
    const fields = [{ name: 'status', value: 'VALID' }]
    const data = { namespace: 'urn:d', type: 'R', qualified: true, fields }
    const answer = written(writeResponse({ ...info, sessionId: '{s}' }, data))
    assert.ok(answer.kind === 'response')
    assert.deepEqual(
      [answer.code, answer.message, answer.sessionId],
      ['SCSS001', 'Сообщение обработано', '{s}'],
    )
    assert.equal(answer.data?.type, 'd:R')
    assert.deepEqual(answer.data?.children[0], {
      name: 'status',
      namespace: 'urn:d',
      text: 'VALID',
      children: [],
    })
  })

  it('reads an answer without data and without a session', () => {
    const answer = written(writeResponse(info, undefined))
    assert.ok(answer.kind === 'response')
    assert.deepEqual([answer.data, answer.sessionId], [undefined, undefined])
  })

  it('reads a fault with ErrorInfo', () => {
    assert.deepEqual(written(writeFault({ ...error, errorData: 'why' }, 'soap')), {
      kind: 'fault',
      errorCode: 'SCE006',
      errorMessage: 'no',
      errorData: 'why',
    })
  })

  it('reads a fault whose detail is empty by its own code', () => {
    const fault =
      '<soap:Fault><faultcode>c</faultcode><faultstring>s</faultstring><detail/></soap:Fault>'
    assert.deepEqual(read(fault), {
      kind: 'fault',
      errorCode: 'c',
      errorMessage: 's',
      errorData: undefined,
    })
  })

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['nothing', '', /no Body/],
    ['a request', `<t:SendMessage xmlns:t="${SYNC_TYPES}"/>`, /SendMessage$/],
    ['an answer of another namespace', '<SendMessageResponse/>', /SendMessageResponse$/],
    [
      'an answer without response',
      `<t:SendMessageResponse xmlns:t="${SYNC_TYPES}"/>`,
      /no response/,
    ],
    [
      'an answer without status',
      `<t:SendMessageResponse xmlns:t="${SYNC_TYPES}"><response><responseInfo/></response></t:SendMessageResponse>`,
      /no status/,
    ],
    ['a fault without detail', '<soap:Fault><faultcode>c</faultcode></soap:Fault>', /no detail/],
  ]
  for (const [what, content, message] of wrong)
    it(`${what} is no answer`, () => assert.throws(() => read(content), message))

  it('what stands outside of Body is no answer', () => {
    const bytes = Buffer.from('<Body><a/></Body>') as Uint8Array as SignedBytes
    assert.throws(() => readAnswer(bytes), /no Body/)
  })
})
