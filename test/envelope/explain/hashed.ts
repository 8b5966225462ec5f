import { createHash } from 'node:crypto'
import { declaresKdp, declaresSoap, info, sendMessage } from '../../../fixtures/support/body.ts'
import { asSent, type Changes, plainBody, sha256 } from '../../../fixtures/support/letter.ts'
import { KDP, SOAP, WSU } from '../../../fixtures/support/namespaces.ts'
import { edit, without } from '../../../fixtures/support/texts.ts'
import type { CauseId } from '../../../src/envelope/explain/texts/causes.ts'
import { bodyWith, signed, type Variant } from './support.ts'

const plain = plainBody('explained')

const hashed = (octets: string | Buffer, changes: Changes = {}) =>
  signed({ body: plain, digest: () => sha256(Buffer.from(octets as string)), ...changes })

const written = (write: (digest: Buffer) => string, hash = 'sha256') =>
  signed({ body: plain, digest: (body) => write(createHash(hash).update(body).digest()) })

/** In place Body inherits both declarations of Envelope, and none is repeated inside. */
const inclusive = edit(
  without(plain, declaresKdp),
  `<soap:Body xmlns:soap="${SOAP}" xmlns:wsu`,
  `<soap:Body xmlns:d="${KDP}" xmlns:soap="${SOAP}" xmlns:wsu`,
)

const short = bodyWith('<data><a></a><b c="1"></b></data>')
const quoted = bodyWith('<data>"1" &gt; 2</data>')
const commented = bodyWith('<data>1<!-- 2 --></data>')

/** Other octets than the canonical form, or their digest in another spelling. */
export const otherOctets: Readonly<Record<string, readonly [Variant, ...CauseId[]]>> = {
  'inclusive canonicalization': [hashed(inclusive), 'C14N_INCLUSIVE'],
  'with comments': [
    signed({
      body: without(commented, '<!-- 2 -->'),
      sentBody: asSent(commented),
      digest: () => sha256(Buffer.from(commented)),
    }),
    'C14N_WITH_COMMENTS',
  ],
  'the text as it is sent': [hashed(asSent(plain)), 'BYTES_AS_SENT'],
  'a document of its own': [
    hashed(`<?xml version="1.0" encoding="UTF-8"?>${plain}`),
    'XML_DECLARATION_HASHED',
  ],
  'a line end after it': [hashed(`${plain}\n`), 'LINE_END_AFTER'],
  'short tags': [
    hashed(short.replace('<a></a>', '<a />').replace('<b c="1"></b>', '<b c="1" />'), {
      body: short,
    }),
    'EMPTY_TAGS_COLLAPSED',
  ],
  'other escapes': [hashed(quoted.replace('&gt;', '>'), { body: quoted }), 'ESCAPES_NOT_CANONICAL'],
  'without what Envelope declares': [
    hashed(edit(plain, `<soap:Body xmlns:soap="${SOAP}"`, '<soap:Body')),
    'DECLARATIONS_MISSING',
  ],
  'UTF-16': [hashed(Buffer.from(plain, 'utf16le')), 'ENCODED_OTHERWISE'],
  'ASCII with question marks': [hashed(plain.replace(/[^\0-\x7f]/gu, '?')), 'ENCODED_OTHERWISE'],
  'as many bytes as characters': [
    hashed(Buffer.from(plain).subarray(0, plain.length)),
    'LENGTH_IN_CHARACTERS',
  ],
  'SendMessage alone': [hashed(sendMessage(info('explained'))), 'PART_HASHED'],
  'Envelope before Security was put in': [
    hashed(
      `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header></soap:Header>${without(plain, declaresSoap)}</soap:Envelope>`,
    ),
    'ENVELOPE_HASHED',
  ],
  'the text alone': [hashed(plain.replace(/<[^>]*>/g, '')), 'TEXT_HASHED'],
  'base64 of hex': [
    written((digest) => Buffer.from(digest.toString('hex')).toString('base64')),
    'DIGEST_OF_HEX',
  ],
  'hex for base64': [written((digest) => digest.toString('hex')), 'DIGEST_IS_HEX'],
  'base64 twice': [
    written((digest) => Buffer.from(digest.toString('base64')).toString('base64')),
    'DIGEST_BASE64_TWICE',
  ],
  'bytes in reverse': [
    written((digest) => Buffer.from(digest).reverse().toString('base64')),
    'DIGEST_REVERSED',
  ],
  'SHA-1 in place of SHA-256': [
    written((digest) => digest.toString('base64'), 'sha1'),
    'OTHER_HASH',
  ],
  'SHA-512 in place of SHA-256': [
    written((digest) => digest.toString('base64'), 'sha512'),
    'OTHER_HASH',
  ],
  'the text as it is sent, in hex': [
    hashed('', {
      digest: () =>
        Buffer.from(createHash('sha256').update(asSent(plain)).digest('hex')).toString('base64'),
    }),
    'BYTES_AS_SENT',
    'DIGEST_OF_HEX',
  ],
  'before Id was added, in inclusive form': [
    hashed(edit(inclusive, ` xmlns:wsu="${WSU}" wsu:Id="id-1"`, '')),
    'ID_ADDED_LATER',
    'C14N_INCLUSIVE',
  ],
}
