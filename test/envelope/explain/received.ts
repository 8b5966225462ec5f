import { info, sendMessage } from '../../../fixtures/support/body.ts'
import { asSent, plainBody, sha256 } from '../../../fixtures/support/letter.ts'
import { SOAP, TYPES, WSU } from '../../../fixtures/support/namespaces.ts'
import { edit, without } from '../../../fixtures/support/texts.ts'
import type { CauseId } from '../../../src/envelope/explain/texts/causes.ts'
import { bodyWith, sentAs, signed, type Variant } from './support.ts'

const text = (value: string) => bodyWith(`<data><note>${value}</note></data>`)
const base64 = Buffer.from('TEST ONLY '.repeat(20)).toString('base64')
const wrapped = (base64.match(/.{1,76}/g) ?? []).join('\n')

/** Laid out by hand, as a formatter with two spaces would. */
const lines = [
  `<soap:Body xmlns:soap="${SOAP}" xmlns:wsu="${WSU}" wsu:Id="id-1">`,
  `  <t:SendMessage xmlns:t="${TYPES}">`,
  '    <request>',
  '      <requestInfo>',
  '        <messageId>laid-out</messageId>',
  '      </requestInfo>',
  '      <requestData></requestData>',
  '    </request>',
  '  </t:SendMessage>',
  '</soap:Body>',
]

const inDefault = (request: string) =>
  `<soap:Body xmlns:soap="${SOAP}" xmlns:wsu="${WSU}" wsu:Id="id-1"><SendMessage xmlns="${TYPES}">${request}</SendMessage></soap:Body>`

const plain = plainBody('explained')
const prefixed = plain
  .replaceAll('<soap:', '<soapenv:')
  .replaceAll('</soap:', '</soapenv:')
  .replaceAll('xmlns:soap=', 'xmlns:soapenv=')

const misreadBody = (encoding: string): Variant =>
  sentAs(plain, new TextDecoder(encoding).decode(Buffer.from(plain)))

const digestOf = (changed: string) =>
  signed({ body: plain, digest: () => sha256(Buffer.from(changed)) })

/** What was done after signing, and the causes that must be named. */
export const received: Readonly<Record<string, readonly [Variant, ...CauseId[]]>> = {
  'CR written as &#13;': [sentAs(text('1\n2'), text('1&#13;\n2')), 'CARRIAGE_RETURN_WRITTEN'],
  'CR LF signed, CR lost': [sentAs(text('1&#xD;\n2'), text('1\r\n2')), 'CARRIAGE_RETURN_LOST'],
  'pretty printed': [sentAs(plain, asSent(plain).replace(/></g, '>\n  <')), 'PRETTY_PRINTED'],
  'pretty printed with CR LF and tabs': [
    sentAs(plain, asSent(plain).replace(/></g, '>\r\n\t<')),
    'PRETTY_PRINTED',
  ],
  'laid out, then joined': [
    sentAs(lines.join('\n'), lines.map((line) => line.trim()).join('')),
    'LINES_JOINED',
  ],
  'values on lines of their own': [
    sentAs(plain, edit(plain, 'Тестов Т.', '\n    Тестов Т.\n  ')),
    'SPACE_AROUND_TEXT',
  ],
  'base64 wrapped later': [sentAs(text(base64), text(wrapped)), 'BASE64_WRAPPED'],
  'base64 unwrapped later': [sentAs(text(wrapped), text(base64)), 'BASE64_UNWRAPPED'],
  'a tab of an attribute lost': [
    sentAs(bodyWith('<data a="1&#x9;2"></data>'), bodyWith('<data a="1\t2"></data>')),
    'ATTRIBUTE_SPACE_LOST',
  ],
  'UTF-8 read as Latin-1': [
    sentAs(plain, Buffer.from(plain).toString('latin1')),
    'TEXT_DECODED_WRONG',
  ],
  'UTF-8 read as windows-1251': [misreadBody('windows-1251'), 'TEXT_DECODED_WRONG'],
  'a byte order mark inside': [
    sentAs(plain, edit(plain, 'Тестов', '\uFEFFТестов')),
    'BYTE_ORDER_MARK_INSIDE',
  ],
  'escaped twice': [sentAs(text('1 &lt; 2'), text('1 &amp;lt; 2')), 'ESCAPED_TWICE'],
  'letters taken apart': [
    sentAs(text('Әйгерім Ёлкина'), text('Әйгерім Ёлкина'.normalize('NFD'))),
    'UNICODE_NORMALIZED',
  ],
  'Id added later': [
    digestOf(without(plain, ` xmlns:wsu="${WSU}" wsu:Id="id-1"`)),
    'ID_ADDED_LATER',
  ],
  'messageDate filled later': [
    digestOf(without(plain, '<messageDate>2026-11-23T10:00:00.000+05:00</messageDate>')),
    'FIELD_FILLED_LATER',
  ],
  'messageDate and password filled into empty elements later': [
    digestOf(edit(edit(plain, '2026-11-23T10:00:00.000+05:00', ''), 'emu-only', '')),
    'FIELD_FILLED_LATER',
  ],
  'prefix renamed': [digestOf(prefixed), 'PREFIX_RENAMED'],
  'prefix of SendMessage renamed': [
    digestOf(
      plain.replaceAll('t:SendMessage', 'ns2:SendMessage').replace('xmlns:t=', 'xmlns:ns2='),
    ),
    'PREFIX_RENAMED',
  ],
  'xmlns="" added': [
    sentAs(inDefault('<request></request>'), inDefault('<request xmlns=""></request>')),
    'EMPTY_NAMESPACE_ADDED',
  ],
  'xmlns="" lost': [
    sentAs(inDefault('<request xmlns=""></request>'), inDefault('<request></request>')),
    'EMPTY_NAMESPACE_LOST',
  ],
  'pretty printed, and prefix renamed': [
    sentAs(prefixed, asSent(plain).replace(/></g, '>\n<')),
    'PRETTY_PRINTED',
    'PREFIX_RENAMED',
  ],
  'CR written, and Id added later': [
    sentAs(text('1\n2'), text('1&#13;\n2'), {
      digest: () => sha256(Buffer.from(without(text('1\n2'), ` xmlns:wsu="${WSU}" wsu:Id="id-1"`))),
    }),
    'CARRIAGE_RETURN_WRITTEN',
    'ID_ADDED_LATER',
  ],
}

/** Nobody's mistake: no repair may explain them. */
export const damaged: Readonly<Record<string, Variant>> = {
  'another person asked for': sentAs(plain, edit(plain, '991231500016', '991231600012')),
  'a letter lost': sentAs(plain, edit(plain, 'Тестов', 'Тесто')),
  'an element lost': sentAs(plain, bodyWith('<data></data>')),
  'a wrong digest': signed({ digest: () => sha256(Buffer.from('nothing')) }),
  'a wrong signature': signed({ sign: () => Buffer.alloc(256, 7) }),
  'another SendMessage': sentAs(plain, plainBody('another')),
  'content of another form': sentAs(`${sendMessage(info('x'))}`, plain),
}
