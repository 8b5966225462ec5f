import assert from 'node:assert/strict'
import { data, declaresKdp, info, sendMessage } from '../../fixtures/support/body.ts'
import { INTERFACES, KDP, SOAP, TYPES } from '../../fixtures/support/namespaces.ts'
import { edit } from '../../fixtures/support/texts.ts'
import { type FaultCode, ShepFault } from '../../src/contract/faults.ts'
import type { SignedBytes } from '../../src/envelope/engines/engine.ts'
import { readBody } from '../../src/envelope/read.ts'

const signed = (content: string, body = 'soap:Body'): SignedBytes =>
  Buffer.from(`<${body} xmlns:soap="${SOAP}">${content}</${body}>`) as Uint8Array as SignedBytes

const plain = sendMessage(info('m-1'), '<data><a>1</a></data>')
const read = (content: string) => readBody(signed(content))
const changed = (from: string, to: string) => edit(plain, from, to)
const behind = (name: string, more: string) => changed(`</${name}>`, `</${name}>${more}`)

const shapes: readonly (readonly [string, string])[] = [
  ['another operation', plain.replaceAll('t:SendMessage', 't:SendOther')],
  ['SendMessage of another namespace', changed(TYPES, `${TYPES}/Client`)],
  ['two of SendMessage', plain + plain],
  ['request missing', plain.replace(/<request>.*<\/request>/, '')],
  ['request in the Types namespace', plain.replaceAll('request>', 't:request>')],
  ['requestInfo missing', plain.replace(/<requestInfo>.*<\/requestInfo>/, '')],
  ['two of requestInfo', behind('requestInfo', '<requestInfo></requestInfo>')],
  ['requestData missing', plain.replace(/<requestData>.*<\/requestData>/, '')],
  ['two of requestData', behind('requestData', '<requestData></requestData>')],
  ['sender missing', plain.replace(/<sender>.*<\/sender>/, '')],
  ['data of another namespace', changed('<data>', `<data xmlns="urn:x">`)],
  ['data of another name', plain.replaceAll('data>', 'other>')],
  ['two of data', behind('data', '<data></data>')],
]

const fields: readonly (readonly [string, FaultCode, string, string])[] = [
  ...['messageId', 'serviceId', 'messageDate', 'senderId'].flatMap((name) => {
    const whole = new RegExp(`<${name}>.*</${name}>`)
    return [
      [`${name} missing`, 'FIELD_MISSING', plain.replace(whole, ''), name],
      [`${name} blank`, 'FIELD_MISSING', plain.replace(whole, `<${name}> \n</${name}>`), name],
      [`${name} twice`, 'FIELD_REPEATED', plain.replace(whole, '$&$&'), name],
      [
        `${name} of another namespace`,
        'FIELD_MISSING',
        plain.replace(whole, `<${name} xmlns="urn:x">1</${name}>`),
        name,
      ],
    ] as const
  }),
  [
    'messageDate no date',
    'FIELD_INVALID',
    plain.replace(/2026-11-23T[^<]*/, 'today'),
    'messageDate',
  ],
  [
    'sender twice',
    'FIELD_REPEATED',
    behind('sender', '<sender><senderId>x</senderId></sender>'),
    'sender',
  ],
  [
    'sessionId twice',
    'FIELD_REPEATED',
    behind('sender', '<sessionId>1</sessionId><sessionId>1</sessionId>'),
    'sessionId',
  ],
  ['password twice', 'FIELD_REPEATED', behind('password', '<password>1</password>'), 'password'],
  [
    'key twice in properties',
    'FIELD_REPEATED',
    behind('sender', '<properties><key>1</key><key>2</key></properties>'),
    'key',
  ],
]

describe('envelope/read', () => {
  it('W-30: reads every field of SendMessage', () => {
    const more =
      '<properties><key>k1</key><value>v1</value></properties><properties><value></value><key>k2</key></properties><sessionId>{s}</sessionId>'
    const content = edit(
      behind('sender', more),
      '<serviceId>',
      '<correlationId>c</correlationId><routeId>r</routeId><serviceId>',
    )
    assert.deepEqual(read(content), {
      info: {
        messageId: 'm-1',
        serviceId: 'KDP_SERVICE',
        messageDate: '2026-11-23T10:00:00.000+05:00',
        correlationId: 'c',
        routeId: 'r',
        sessionId: '{s}',
        sender: { senderId: 'emu-initiator-1', password: 'emu-only' },
        properties: [
          { key: 'k1', value: 'v1' },
          { key: 'k2', value: '' },
        ],
      },
      data: {
        name: 'data',
        namespace: '',
        text: '',
        children: [{ name: 'a', namespace: '', text: '1', children: [] }],
      },
    })
  })

  it('W-30: what is absent or blank is not there at all', () => {
    const { info: found } = read(behind('sender', '<sessionId> </sessionId><correlationId/>'))
    assert.deepEqual(
      Object.keys(found).sort((a, b) => a.localeCompare(b)),
      ['messageDate', 'messageId', 'properties', 'sender', 'serviceId'],
    )
    const { sender } = read(changed('<password>emu-only</password>', '')).info
    assert.deepEqual(sender, { senderId: 'emu-initiator-1' })
    assert.equal(read(changed('emu-only', '')).info.sender.password, '')
  })

  it('W-30: the order of fields does not matter, nor does space between them', () => {
    const sender = /<sender>.*<\/sender>/.exec(plain)?.[0] ?? ''
    const turned = edit(edit(plain, sender, ''), '<messageId>', ` ${sender}\n<messageId>`)
    assert.deepEqual(read(turned), read(plain))
  })

  it('W-30: values are trimmed, a password and data are not', () => {
    const found = read(
      edit(edit(edit(plain, '>m-1<', '> m-1\n<'), '>emu-only<', '> p <'), '>1<', '> 1 <'),
    )
    assert.equal(found.info.messageId, 'm-1')
    assert.equal(found.info.sender.password, ' p ')
    assert.equal(found.data?.children[0]?.text, ' 1 ')
  })

  for (const properties of [
    '<properties/>',
    '<properties><key>k</key></properties>',
    '<properties><value>v</value></properties>',
  ])
    it(`shep.md 8.6: ${properties} says nothing`, () =>
      assert.deepEqual(read(behind('sender', properties)).info.properties, []))

  it('W-30: a date without a zone, as clients send it, passes as it came', () => {
    const { messageDate } = read(plain.replace(/2026-11-23T[^<]*/, '2026-11-23T10:00:00')).info
    assert.equal(messageDate, '2026-11-23T10:00:00')
  })

  it('shep.md 2.5: data may be in the Interfaces namespace, or missing', () => {
    const found = read(
      plain.replace('<data>', `<i:data xmlns:i="${INTERFACES}">`).replace('</data>', '</i:data>'),
    )
    assert.equal(found.data?.namespace, INTERFACES)
    assert.equal(read(edit(plain, '<data><a>1</a></data>', ' ')).data, undefined)
  })

  it('data keeps types, namespaces, and text beside children', () => {
    const found = read(
      sendMessage(info('m-1'), data.replace('<d:company ', 'own<x>1</x> text<d:company ')),
    )
    assert.equal(found.data?.type, 'd:getUserDataRequest')
    assert.equal(found.data?.text, 'own text')
    assert.deepEqual(found.data?.children[0], {
      name: 'uin',
      namespace: KDP,
      text: '991231500016',
      children: [],
    })
    assert.deepEqual(found.data?.children[1], { name: 'x', namespace: '', text: '1', children: [] })
  })

  it('a type of another namespace is no xsi:type', () => {
    assert.equal(
      read(changed('<data>', `<data${declaresKdp} type="a" d:type="b">`)).data?.type,
      undefined,
    )
  })

  it('only soap:Body is read', () => {
    assert.throws(() => readBody(signed(plain, 'soap:Header')), { code: 'MESSAGE_SHAPE' })
    assert.throws(() => readBody(signed(plain, 'Body')), { code: 'MESSAGE_SHAPE' })
  })

  it('limits of the gate are not asked again: canonical form is longer', () => {
    const many = `<data>${'<a></a>'.repeat(60_000)}</data>`
    assert.equal(read(sendMessage(info('m-1'), many)).data?.children.length, 60_000)
  })

  for (const [what, content] of shapes)
    it(`W-30: ${what} is refused with MESSAGE_SHAPE`, () =>
      assert.throws(
        () => read(content),
        (error) => error instanceof ShepFault && error.code === 'MESSAGE_SHAPE',
      ))

  for (const [what, code, content, field] of fields)
    it(`W-30: ${what} is refused with ${code}`, () =>
      assert.throws(
        () => read(content),
        (error) =>
          error instanceof ShepFault && error.code === code && error.detail['field'] === field,
      ))
})
