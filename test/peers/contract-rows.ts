import {
  date,
  fault,
  guid,
  historyRequest,
  historyResponse,
  kdpRequest,
  kdpResponse,
  listRequest,
  listResponse,
  person,
  personRequest,
  personResponse,
  request,
  response,
  revocation,
  solutionRequest,
  solutionResponse,
} from './contract-messages.ts'

/** A whole message; the fields it cannot lack; those it can. A field is taken out where it comes last in the message. */
interface Cardinality {
  readonly whole: string
  readonly required: string
  readonly optional: string
}

/** Every field of the contract is in one of the two lists, in the message where it can be told from its namesakes. */
export const cardinalities: Readonly<Record<string, Cardinality>> = {
  request: {
    whole: request,
    required:
      'messageId serviceId messageDate sender senderId key value requestInfo requestData request',
    optional: 'correlationId routeId password properties sessionId data',
  },
  answer: {
    whole: response,
    required: 'messageId responseDate status code message responseInfo responseData response',
    optional: 'correlationId sessionId data',
  },
  fault: {
    whole: fault,
    required: 'errorCode errorMessage errorDate',
    optional: 'errorData subError sessionId',
  },
  'КДП request': {
    whole: kdpRequest,
    required: 'uin company company_bin access_name expiresIn omit-sms',
    optional:
      'company_responsible employee_name personal_data_name ovt request-id proactive-code basis-code sms-otp sms-code automated',
  },
  'КДП answer': {
    whole: kdpResponse,
    required: 'k:status',
    optional: 'k:status-text k:code k:public-key k:request-id k:reason',
  },
  'list of withdrawals': {
    whole: listRequest,
    required: 'company_bin',
    optional: 'start_date end_date',
  },
  'listed withdrawals': {
    whole: listResponse,
    required: 'k:status revoke-id uin access_name created due overdue',
    optional: 'k:reason k:revocation',
  },
  'solution of a withdrawal': {
    whole: solutionRequest,
    required: 'revoke-id company_bin solution',
    optional: 'reason',
  },
  'solution taken': { whole: solutionResponse, required: 'k:status', optional: 'k:reason' },
  'history of accesses': {
    whole: historyRequest,
    required: 'k:uin k:start_date k:end_date',
    optional: '',
  },
  'history told': { whole: historyResponse, required: '', optional: 'k:uin k:r_pdata k:reason' },
  'data request': {
    whole: personRequest,
    required: 'messageId messageDate senderCode kdpToken publicKey',
    optional: 'iin surname name patronymic birthDate birthDateFrom birthDateTo documentNumber',
  },
  'data answer': {
    whole: personResponse,
    required:
      'messageId messageDate requestId sender receiver messageResult person iin birthDate gender nationality citizenship lifeStatus code nameRu nameKz',
    optional: 'persons surname name patronymic deathDate changeDate',
  },
}

/** Message, what is taken out, what is put in. */
export type Change = readonly [message: string, from: string, to: string]

const property = '<properties><key>k</key><value>v</value></properties>'
const between = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from), text.indexOf(to))
const wholeRequest = between(request, '<request>', '</t:SendMessage>')
const wholeResponse = between(response, '<response>', '</t:SendMessageResponse>')
const nil = (name: string) =>
  `<${name} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>`

/** Messages inside the contract. */
export const accepted: Readonly<Record<string, Change>> = {
  'a nil request': [request, wholeRequest, nil('request')],
  'a nil response': [response, wholeResponse, nil('response')],
  'a nil fault': [fault, fault, nilFault()],
  'many properties': [request, property, property.repeat(3)],
  'data of text': [request, '<any>thing</any>', 'text'],
  'messageDate without a zone': [request, date, date.slice(0, -6)],
  'an empty key and value': [request, '<key>k</key><value>v</value>', '<key/><value/>'],
  'a key of 30 characters': [request, '<key>k', `<key>${'ә'.repeat(30)}`],
  'a value of 500 characters': [request, '<value>v', `<value>${'ә'.repeat(500)}`],
  'a status message of 250 characters': [response, '<message>ok', `<message>${'ә'.repeat(250)}`],
  'a list of two withdrawals': [listResponse, revocation, revocation.repeat(2)],
  'a data request with a messageId of 36 characters': [personRequest, 'm-2', 'm'.repeat(36)],
  'a data answer with two persons': [personResponse, person, person.repeat(2)],
  'a data answer with a nil changeDate': [
    personResponse,
    `<changeDate>${date}</changeDate>`,
    nil('changeDate'),
  ],
}

/** Messages outside the contract: the element xmllint must complain about, and the change. */
export const refused: Readonly<Record<string, readonly [element: string, change: Change]>> = {
  'two data': ['data', [request, '<data>', '<data/><data>']],
  'fields out of order': ['correlationId', moved('correlationId', 'messageDate')],
  'two correlationId': [
    'correlationId',
    [request, '<correlationId>', '<correlationId/><correlationId>'],
  ],
  'an unknown field': ['extra', [request, '<routeId>', '<extra/><routeId>']],
  'an empty properties element': ['properties', [request, property, '<properties/>']],
  'a list around properties': [
    'properties',
    [request, property, `<properties>${property}</properties>`],
  ],
  'a key of 31 characters': ['key', [request, '<key>k', `<key>${'k'.repeat(31)}`]],
  'a value of 501 characters': ['value', [request, '<value>v', `<value>${'v'.repeat(501)}`]],
  'a status message of 251 characters': [
    'message',
    [response, '<message>ok', `<message>${'k'.repeat(251)}`],
  ],
  'sessionId without braces': ['sessionId', [request, guid, guid.slice(1, -1)]],
  'sessionId of another length': ['sessionId', [request, guid, guid.replace('EE}', 'E}')]],
  'sessionId without braces in an answer': ['sessionId', [response, guid, guid.slice(1, -1)]],
  'sessionId without braces in a fault': ['sessionId', [fault, guid, guid.slice(1, -1)]],
  'messageDate with the zone +0500': ['messageDate', [request, '+05:00', '+0500']],
  'a qualified request': [
    'request',
    [request, wholeRequest, wholeRequest.replaceAll('request>', 't:request>')],
  ],
  'a nil requestInfo': [
    'requestInfo',
    [request, '<requestInfo>', `${nil('requestInfo')}<requestInfo>`],
  ],
  'a КДП request with unknown words after ovt': ['extra', [kdpRequest, '</ovt>', '</ovt><extra/>']],
  'a КДП answer with unqualified fields': [
    'status',
    [kdpResponse, 'k:status>VALID</k:status', 'status>VALID</status'],
  ],
  'a data request with a messageId of 37 characters': [
    'messageId',
    [personRequest, 'm-2', 'm'.repeat(37)],
  ],
}

/** Values outside the type of a field, put where the field comes last in the message. */
export const wrongValues: readonly (readonly [whole: string, field: string, value: string])[] = [
  [request, 'messageDate', 'today'],
  [response, 'responseDate', '2026-11-23'],
  [fault, 'errorDate', 'today'],
  [kdpRequest, 'uin', '99123150001'],
  [kdpRequest, 'company_bin', '9912400000130'],
  [kdpRequest, 'expiresIn', '0'],
  [kdpRequest, 'expiresIn', '1'.repeat(16)],
  [kdpRequest, 'expiresIn', 'ten minutes'],
  [kdpRequest, 'omit-sms', '1'],
  [kdpRequest, 'sms-otp', 'yes'],
  [kdpRequest, 'automated', '0'],
  [listRequest, 'start_date', '2026-11-23'],
  [listResponse, 'overdue', '0'],
  [solutionRequest, 'solution', 'terminated'],
  [solutionRequest, 'company_bin', '1'],
  [historyRequest, 'k:uin', '1'],
  [historyRequest, 'k:end_date', 'today'],
  [personRequest, 'messageDate', 'today'],
  [personRequest, 'birthDate', '31.12.2099'],
  [personRequest, 'birthDateFrom', '31.12.2099'],
  [personRequest, 'birthDateTo', '31.12.2099'],
  [personResponse, 'messageDate', 'today'],
  [personResponse, 'birthDate', '31.12.2099'],
  [personResponse, 'deathDate', '31.12.2099'],
  [personResponse, 'changeDate', 'today'],
]

function nilFault(): string {
  const [start = ''] = fault.split('>')
  return `${start} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>`
}

function moved(field: string, before: string): Change {
  const [whole = ''] = new RegExp(`<${field}>.*</${field}>`).exec(request) ?? []
  return [request.replace(whole, ''), `<${before}>`, `${whole}<${before}>`]
}
