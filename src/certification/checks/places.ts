import type { Place } from '../scenario.ts'

const inRequest = (...path: readonly string[]): Place => ({ side: 'request', path })
const inResponse = (...path: readonly string[]): Place => ({ side: 'response', path })

/** Where in a message that which a check judges stands; where it does not, what is around it. */
export const places = {
  body: inRequest('Body'),
  signature: inRequest('Security', 'Signature'),
  signatureValue: inRequest('Security', 'Signature', 'SignatureValue'),
  messageId: inRequest('Body', 'requestInfo', 'messageId'),
  serviceId: inRequest('Body', 'requestInfo', 'serviceId'),
  sender: inRequest('Body', 'requestInfo', 'sender'),
  data: inRequest('Body', 'data'),
  verificationToken: inRequest('Body', 'data', 'ovt'),
  bin: inRequest('Body', 'data', 'company_bin'),
  proactiveCode: inRequest('Body', 'data', 'proactive-code'),
  basisCode: inRequest('Body', 'data', 'basis-code'),
  requestId: inRequest('Body', 'data', 'request-id'),
  shownToken: inRequest('Body', 'data', 'kdpToken'),
  revokeId: inRequest('Body', 'data', 'revoke-id'),
  status: inResponse('Body', 'data', 'status'),
  answeredRequestId: inResponse('Body', 'data', 'request-id'),
  token: inResponse('Body', 'data', 'code'),
  answer: inResponse('Body', 'data'),
} as const satisfies Record<string, Place>
