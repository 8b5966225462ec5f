import { writeFault } from '../../envelope/write.ts'
import type { ClientCaseId } from './client-cases.ts'
import {
  bodyWith,
  contentWith,
  type HandName,
  signed,
  type TokenFlaw,
  timestampSigned,
  type Workshop,
} from './client-workshop.ts'
import { edit, inHeader, part, withLeaf, withoutLeaf } from './pieces.ts'

/** What the hostile gateway sends. */
export interface HostileAnswer {
  readonly status: number
  /** That of XML when absent. */
  readonly contentType?: string
  readonly body: string | Uint8Array
  /** Sent only after a while. */
  readonly slow?: true
  /** jti of a token that was made for it: whoever shows this one took the answer. */
  readonly tokenId?: string
}

type Recipe = (workshop: Workshop) => Promise<HostileAnswer>

/** The good answer, with its own token, changed as text: a token that was issued in a spoilt answer marks itself. */
const changed =
  (change: (workshop: Workshop) => string | Promise<string>): Recipe =>
  async (workshop) => ({ status: 200, body: await change(workshop) })

/** Other content, signed as it should be. */
const content = (change: (text: string, workshop: Workshop) => string): Recipe =>
  changed((workshop) => signed(workshop, change(workshop.honest.content, workshop)))

const signedBy = (hand: HandName): Recipe =>
  changed((workshop) => signed(workshop, workshop.honest.content, hand))

/** A well signed answer with a bad token. */
const withToken =
  (flaw: TokenFlaw): Recipe =>
  async (workshop) => {
    const token = await workshop.token(flaw)
    const body = await signed(workshop, contentWith(workshop.honest, token))
    return { status: 200, body, tokenId: token.id }
  }

/** A Body that was never signed, with the token of somebody else, put beside or in the place of the signed one. */
const wrapped =
  (change: (workshop: Workshop, evil: string) => string): Recipe =>
  async (workshop) => {
    const token = await workshop.token('other-iin')
    const evil = bodyWith(workshop.honest, token)
    return { status: 200, body: change(workshop, evil), tokenId: token.id }
  }

const withId = (body: string, from: string, to: string): string =>
  edit(body, `wsu:Id="${from}"`, `wsu:Id="${to}"`)

const turned = (base64: string): string => `${base64[0] === 'A' ? 'B' : 'A'}${base64.slice(1)}`

const fault = ({ now, newId }: Workshop) =>
  writeFault(
    {
      errorCode: 'SCE001',
      errorMessage: 'TEST ONLY',
      errorData: 'hostile gateway',
      errorDate: now,
      sessionId: `{${newId()}}`,
    },
    'bare',
  ).content

const good: Recipe = changed(({ honest }) => honest.signed)

const signatures = {
  good,
  unsigned: changed(({ honest }) => edit(honest.signed, honest.security, '')),
  'signature-changed': changed(({ honest }) => {
    const value = part(honest.signed, '<ds:SignatureValue>', '</ds:SignatureValue>')
    const [start, end] = ['<ds:SignatureValue>', '</ds:SignatureValue>']
    return edit(honest.signed, value, start + turned(value.slice(start.length, -end.length)) + end)
  }),
  'another-key': signedBy('another-key'),
  'another-certificate': signedBy('another'),
  'unknown-authority': signedBy('look-alike'),
  'unknown-serial': signedBy('unknown'),
  'certificate-expired': signedBy('expired'),
  'body-changed': wrapped(({ honest }, evil) => edit(honest.signed, honest.body, evil)),
  'timestamp-signed': changed(timestampSigned),
  'wrapped-in-header': wrapped(({ honest }, evil) => {
    const other = withId(evil, honest.bodyId, 'id-other')
    return edit(edit(honest.signed, honest.body, other), '</soap:Header>', inHeader(honest.body))
  }),
  'wrapped-same-id': wrapped(({ honest }, evil) =>
    edit(edit(honest.signed, honest.body, evil), '</soap:Header>', inHeader(honest.body)),
  ),
  'wrapped-before': wrapped(({ honest }, evil) =>
    edit(honest.signed, honest.body, withId(evil, honest.bodyId, 'id-other') + honest.body),
  ),
} as const

const answers = {
  'message-id-swapped': content((text, { newId }) => withLeaf(text, 'messageId', newId())),
  'message-id-missing': content((text) => withoutLeaf(text, 'messageId')),
  replayed: async ({ honest, earlier }) => ({ status: 200, body: earlier ?? honest.signed }),
  'another-service': content((text) =>
    edit(text, 'd:getUserDataResponse', 'd:listToRevokeResponse'),
  ),
  truncated: changed(({ honest }) => honest.signed.slice(0, honest.signed.indexOf('</soap:Body>'))),
  doctype: changed(
    ({ honest }) => `<!DOCTYPE soap:Envelope [<!ENTITY e "SCSS001">]>${honest.signed}`,
  ),
  instruction: changed(({ honest }) =>
    honest.signed.replace(/(<d:code(?: [^>]*)?>)/, '$1<?evil TEST?>'),
  ),
  fault: async (workshop) => ({ status: 200, body: await signed(workshop, fault(workshop)) }),
  'fault-unsigned': async (workshop) => {
    const { honest } = workshop
    const bare = edit(honest.signed, honest.security, '')
    return { status: 200, body: edit(bare, honest.content, fault(workshop)) }
  },
  html: async () => ({
    status: 500,
    contentType: 'text/html; charset=utf-8',
    body: '<html><body><h1>500 Internal Server Error</h1></body></html>',
  }),
  empty: async () => ({ status: 200, body: '' }),
  slow: async (workshop) => ({ ...(await good(workshop)), slow: true }),
  'envelope-status-unknown': content((text) => withLeaf(text, 'code', 'SCSS999')),
  'envelope-status-failed': content((text) => withLeaf(text, 'code', 'SCSE001')),
  'status-unknown': content((text) => withLeaf(text, 'd:status', 'MAYBE')),
  'status-refused': content((text) => withLeaf(text, 'd:status', 'INVALID')),
} as const satisfies Partial<Record<ClientCaseId, Recipe>>

const tokens = {
  'token-missing': async (workshop) => {
    const { content: text } = workshop.honest
    return { status: 200, body: await signed(workshop, withoutLeaf(text, 'd:code')) }
  },
  'token-other-iin': withToken('other-iin'),
  'token-other-bin': withToken('other-bin'),
  'token-other-service': withToken('other-service'),
  'token-alg-none': withToken('alg-none'),
  'token-hs256': withToken('hs256-pem'),
  'token-foreign-key': withToken('foreign-key'),
  'token-tampered': withToken('tampered-payload'),
  'token-expired': withToken('expired'),
  'token-not-yet-valid': withToken('not-yet-valid'),
  'good-again': good,
} as const satisfies Partial<Record<ClientCaseId, Recipe>>

/** How each case is made. */
export const clientRecipes: Readonly<Record<ClientCaseId, Recipe>> = {
  ...signatures,
  ...answers,
  ...tokens,
}
