import { demo } from '../../src/emulator/demo.ts'

export const other = {
  senderId: 'other',
  bin: '991240000023',
  name: 'АО «Другое» TEST ONLY',
  password: 'p',
}
/** what every application says. */
export const five = {
  services: '1',
  neededServices: '2',
  servicePeriod: '3',
  storageTerm: '4',
  storageGrounds: '5',
}

const own = '/participants/demo-initiator/certificates'
const business = '/participants/demo-initiator/business-signature'

/** Method, address, body; HTTP status and the code of the refusal. */
export const apiRefusals: readonly (readonly [string, string, unknown, number, string])[] = [
  ['POST', '/participants', { ...other, bin: '991240000014' }, 400, 'INPUT_INVALID'],
  ['POST', '/participants', { ...other, senderId: 'a b' }, 400, 'INPUT_INVALID'],
  ['POST', '/participants', { ...other, password: 5 }, 400, 'INPUT_INVALID'],
  ['POST', '/participants', { ...other, name: ' ' }, 400, 'INPUT_INVALID'],
  ['POST', '/participants', ['other'], 400, 'INPUT_INVALID'],
  ['POST', '/participants', undefined, 400, 'INPUT_INVALID'],
  ['POST', '/participants', { ...demo, name: 'Другое' }, 409, 'PARTICIPANT_EXISTS'],
  ['POST', '/participants', { ...demo, password: 'other' }, 409, 'PARTICIPANT_EXISTS'],
  ['PUT', business, { serviceId: 'KDP_SERVICE' }, 400, 'INPUT_INVALID'],
  ['PUT', business, { required: true }, 400, 'INPUT_INVALID'],
  ['PUT', business, { serviceId: 'KDP_SERVICE', required: true, mode: 'x' }, 400, 'INPUT_INVALID'],
  ['GET', '/participants/nobody/business-signature', undefined, 404, 'PARTICIPANT_UNKNOWN'],
  ['GET', '/participants/nobody/certificates', undefined, 404, 'PARTICIPANT_UNKNOWN'],
  ['GET', `${own}?history=yes`, undefined, 400, 'INPUT_INVALID'],
  ['POST', own, { pem: 'none' }, 400, 'CERTIFICATE_UNREADABLE'],
  ['POST', own, { pem: '' }, 400, 'CERTIFICATE_UNREADABLE'],
  ['POST', own, { pem: 5 }, 400, 'INPUT_INVALID'],
  ['POST', own, { pem: 'x', purposes: ['other'] }, 400, 'INPUT_INVALID'],
  ['POST', own, { pem: 'x', purposes: 'transport' }, 400, 'INPUT_INVALID'],
  ['DELETE', `${own}/00/transport`, undefined, 404, 'CERTIFICATE_NOT_FOUND'],
  ['DELETE', `${own}/00/other`, undefined, 400, 'INPUT_INVALID'],
  ['POST', '/applications', { senderId: 'nobody' }, 409, 'APPLICATION_PARTICIPANT'],
  [
    'POST',
    '/applications',
    { senderId: demo.senderId, method: 'own' },
    400,
    'APPLICATION_FIELD_MISSING',
  ],
  [
    'POST',
    '/applications',
    { senderId: demo.senderId, method: ['own', 'sms'], ...five },
    400,
    'APPLICATION_METHOD_COUNT',
  ],
  ['POST', '/applications', { senderId: demo.senderId, services: 5 }, 400, 'INPUT_INVALID'],
  [
    'POST',
    '/applications',
    { senderId: demo.senderId, method: 'fax', ...five },
    400,
    'APPLICATION_METHOD_UNKNOWN',
  ],
  ['GET', '/applications/none', undefined, 404, 'APPLICATION_UNKNOWN'],
  ['POST', '/applications/none/approve', undefined, 404, 'APPLICATION_UNKNOWN'],
  ['POST', '/applications/none/sessions', undefined, 404, 'APPLICATION_UNKNOWN'],
  ['GET', '/sessions/none', undefined, 404, 'SESSION_UNKNOWN'],
  ['POST', '/sessions/none/act', undefined, 404, 'SESSION_UNKNOWN'],
  ['GET', '/sessions/none/act.json', undefined, 404, 'SESSION_UNKNOWN'],
  ['GET', '/sessions/none/act.pdf', undefined, 404, 'SESSION_UNKNOWN'],
  ['GET', '/sessions/none/act.html', undefined, 404, 'SESSION_UNKNOWN'],
  ['GET', '/sessions/none/act.asice', undefined, 404, 'SESSION_UNKNOWN'],
  ['GET', '/sessions/none/junit.xml', undefined, 404, 'SESSION_UNKNOWN'],
  ['GET', '/journal?limit=0', undefined, 400, 'INPUT_INVALID'],
  ['GET', '/journal?limit=ten', undefined, 400, 'INPUT_INVALID'],
  ['GET', '/journal?key=a&key=b', undefined, 400, 'INPUT_INVALID'],
  ['GET', '/journal/none/request', undefined, 404, 'ENTRY_UNKNOWN'],
  ['GET', '/nowhere', undefined, 404, 'NOT_FOUND'],
]
