import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyFile } from '../../../src/client/verify-file.ts'
import type { Case, CorpusSet, Expectations } from '../corpus.ts'
import { merlinRows } from '../expected/merlin.ts'
import { xmlCryptoRows } from '../expected/xml-crypto.ts'
import { judgeLoosely } from '../loose-rules.ts'
import { exclusiveDigests } from './exclusive-digests.ts'
import { licence } from './material.ts'

export interface SignatureRow {
  /** What `shep verify --signature-only` says, and with which faults. */
  readonly gives: string
  readonly because: string
  /** What it would say if it knew the old algorithm and took small keys (loose-rules.ts). */
  readonly loosely?: string
  /** The file of the key, where KeyInfo brings none. */
  readonly key?: string
}
type Rows = Readonly<Record<string, SignatureRow>>

const expectationsOf = (rows: Rows): Expectations =>
  Object.fromEntries(
    Object.entries(rows).map(([file, { gives, because }]) => [file, { gives, because }]),
  )

const loosely = (rows: Rows): Case[] =>
  Object.entries(rows).flatMap(([file, { loosely: gives, key }]) =>
    gives === undefined
      ? []
      : [
          {
            name: `${file}, loosely`,
            gives,
            because: 'old algorithms and small keys let in',
            judge: (folder) => judgeLoosely(readFileSync(join(folder, file)), keyOf(folder, key)),
          },
        ],
  )

function keyOf(folder: string, key: string | undefined): KeyObject | undefined {
  if (key === undefined) return undefined
  const word = /^the word "(\w+)"$/.exec(key)?.[1]
  return word
    ? createSecretKey(Buffer.from(word))
    : createPublicKey(readFileSync(join(folder, key)))
}

/** `yes`, or `no` or `unknown` with the faults. */
export async function judged(path: string): Promise<string> {
  const bytes = readFileSync(path)
  const { result, checks } = await verifyFile({ bytes, at: new Date(0), signatureOnly: true })
  const faults = new Set(checks.flatMap(({ fault }) => fault ?? []))
  return [result, ...faults].join(' ')
}

export const xmlCrypto: CorpusSet = {
  folder: 'xmldsig-xml-crypto',
  expected: expectationsOf(xmlCryptoRows),
  material: [licence, [/\.pem$/, 'keys and certificates']],
  judge: judged,
  more: [
    ...loosely(xmlCryptoRows),
    {
      name: 'windows_store_signature.xml without white space between elements, loosely',
      gives: 'valid',
      because: 'as it was when it was signed, by the word of the suite',
      judge: (folder) => {
        const text = readFileSync(join(folder, 'windows_store_signature.xml'), 'utf8')
        const key = keyOf(folder, 'windows_store_certificate.pem')
        return judgeLoosely(Buffer.from(text.replace(/>\s+</g, '><')), key)
      },
    },
  ],
}

export const merlin: CorpusSet = {
  folder: 'xmldsig-merlin-exc-c14n',
  expected: expectationsOf(merlinRows),
  material: [
    licence,
    [/Readme\.txt$/, 'notes'],
    [/\.tmpl$/, 'templates'],
    [/\/certs\/.*\.(der|pem)$/, 'certificates'],
  ],
  judge: judged,
  more: [...loosely(merlinRows), exclusiveDigests],
}

const answers = 'ws-security/ws.js/test/unit/client/files'
const server = 'ws-security/ws.js/examples/server_public.pem'
const envelopes: Rows = {
  'soap/request.xml': {
    gives: 'yes',
    because: 'RSA-SHA256 with PrefixList, in an envelope of SOAP 1.2: judged as XMLDSig',
    loosely: 'valid',
  },
  [`${answers}/valid wss resp.xml`]: {
    gives: 'no ALGORITHM_SHA1',
    because: 'unsupported: RSA-SHA1',
    loosely: 'valid',
    key: server,
  },
  [`${answers}/invalid wss resp - changed content.xml`]: {
    gives: 'no ALGORITHM_SHA1',
    because: 'unsupported: RSA-SHA1',
    loosely: 'DIGEST_MISMATCH',
    key: server,
  },
}

export const wsSecurity: CorpusSet = {
  folder: 'wss-signxml',
  expected: expectationsOf(envelopes),
  material: [licence, [/\.pem$/, 'certificates'], [/\.js$/, 'programs, which are never run']],
  judge: judged,
  more: loosely(envelopes),
}
