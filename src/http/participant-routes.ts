import { type ApiRoute, type Asked, flagOf, invalid, needText } from '../contract/api.ts'
import { cutModes } from '../contract/business-signature.ts'
import type { BusinessInput, Control, ParticipantInput } from './control.ts'
import { type Purpose, purposes } from './purposes.ts'

type Body = Asked['body']

/** Who may send, with which certificates, and what is wanted of their business signatures. */
export function participantRoutes(control: Control): readonly ApiRoute[] {
  const certificates = '/participants/:senderId/certificates'
  const business = '/participants/:senderId/business-signature'
  const senderId = ({ parameter }: Asked) => parameter('senderId')
  return [
    {
      method: 'get',
      path: '/participants',
      summary: 'Who may send',
      ask: () => control.participants(),
    },
    {
      method: 'post',
      path: '/participants',
      summary: 'Registers a participant: senderId, bin, name, password',
      status: 201,
      ask: ({ body }) => control.registerParticipant(participantOf(body)),
    },
    {
      method: 'get',
      path: certificates,
      summary: 'Certificates in service; with history=1 all there ever were',
      ask: (asked) => control.certificates(senderId(asked), switchOf(asked, 'history')),
    },
    {
      method: 'post',
      path: certificates,
      summary: 'Registers a certificate: pem, purposes',
      status: 201,
      ask: (asked) => control.registerCertificate(senderId(asked), certificateOf(asked.body)),
    },
    {
      method: 'delete',
      path: `${certificates}/:fingerprint/:purpose`,
      summary: 'Retires a certificate',
      ask: (asked) =>
        control.retireCertificate(
          senderId(asked),
          asked.parameter('fingerprint'),
          purposeOf(asked.parameter('purpose')),
        ),
    },
    {
      method: 'get',
      path: business,
      summary: 'What services want of the business signature of this sender',
      ask: (asked) => control.businessSignatures(senderId(asked)),
    },
    {
      method: 'put',
      path: business,
      summary: 'Sets it: serviceId, required, mode',
      ask: (asked) => control.setBusinessSignature(senderId(asked), businessInputOf(asked.body)),
    },
  ]
}

const participantOf = (body: Body): ParticipantInput => ({
  senderId: needText(body, 'senderId'),
  bin: needText(body, 'bin'),
  name: needText(body, 'name'),
  password: passwordOf(body),
})

/** Taken as it is: white space in a password means something. */
function passwordOf({ password }: Body): string {
  if (typeof password !== 'string') throw invalid('password', 'a text is expected')
  return password
}

function certificateOf(body: Body): { pem: string; purposes: readonly Purpose[] } {
  const { pem, purposes: wanted = ['transport'] } = body
  if (typeof pem !== 'string') throw invalid('pem', 'PEM, or DER in base64')
  if (!Array.isArray(wanted)) throw invalid('purposes', `a list of ${purposes.join(', ')}`)
  return { pem, purposes: wanted.map((one) => purposeOf(String(one))) }
}

function purposeOf(text: string): Purpose {
  const found = purposes.find((one) => one === text)
  if (!found) throw invalid('purpose', `one of ${purposes.join(', ')}`)
  return found
}

/** `mode` absent: as the form of `data` suggests. */
function businessInputOf(body: Body): BusinessInput {
  const serviceId = needText(body, 'serviceId')
  if (body['required'] === undefined) throw invalid('required', 'true or false is expected')
  const required = flagOf(body, 'required')
  if (body['mode'] === undefined) return { serviceId, required }
  const known = cutModes.find((one) => one === body['mode'])
  if (!known) throw invalid('mode', `one of ${cutModes.join(', ')}, or none`)
  return { serviceId, required, mode: known }
}

function switchOf({ query }: Asked, name: string): boolean {
  const text = query(name) ?? '0'
  if (text !== '0' && text !== '1') throw invalid(name, '0 or 1')
  return text === '1'
}
