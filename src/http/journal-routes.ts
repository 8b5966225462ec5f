import { type ApiRoute, type Asked, invalid, Sent, showOf } from '../contract/api.ts'
import type { Control } from './control.ts'

/** Bytes that strangers sent: a browser stores them and never runs them. */
const inert = {
  'content-disposition': 'attachment',
  'content-security-policy': "sandbox; default-src 'none'",
}

/** The journal, the keys of the security tokens and the settings. */
export function journalRoutes(control: Control): readonly ApiRoute[] {
  const bytes = (side: 'request' | 'response'): ApiRoute => ({
    method: 'get',
    path: `/journal/:id/${side}`,
    summary: `The bytes of the ${side}, as they were on the wire`,
    ask: async ({ parameter }) =>
      new Sent('application/octet-stream', await control.message(parameter('id'), side), inert),
  })
  return [
    {
      method: 'get',
      path: '/journal',
      summary:
        'Messages with the verdict of every check; key is our id, messageId or sessionId; what looks like personal data is masked unless ?show=all',
      ask: (asked) => control.journal(asked.query('key'), limitOf(asked), showOf(asked)),
    },
    bytes('request'),
    bytes('response'),
    {
      method: 'get',
      path: '/kdp/jwks.json',
      summary: 'Public keys of the security tokens',
      ask: () => control.jwks(),
    },
    {
      method: 'get',
      path: '/settings',
      summary: 'Settings in force',
      ask: () => control.settings(),
    },
  ]
}

function limitOf({ query }: Asked): number {
  const text = query('limit') ?? '50'
  if (!/^\d{1,4}$/.test(text) || text === '0')
    throw invalid('limit', 'a whole number from 1 to 9999')
  return Number(text)
}
