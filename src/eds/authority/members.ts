import type { KeyKind } from '../algorithms/algorithm.ts'
import type { ProfileId } from './profiles.ts'
import {
  authoritySubject,
  demoIdentity,
  personSubject,
  type Subject,
  systemSubject,
} from './subjects.ts'

/** Who has a key in the test PKI. The name is that of the files too: NAME.key.pem, NAME.cer.pem, NAME.p12. */
export interface Member {
  readonly profile: ProfileId
  readonly subject: Subject
  readonly keyKind: KeyKind
  /** CAs have 3072: a key of 4096 takes whole seconds to make at first start. */
  readonly bits: number
}

const gatewayIdentity = {
  ...demoIdentity,
  organisation: 'АО "Оператор"',
  bin: '991240000023',
  system: 'Шлюз ШЭП, эмулятор',
  uid: '2.999.1.1',
}

const kdpIdentity = { ...gatewayIdentity, system: 'КДП, эмулятор', uid: '2.999.1.2' }

export const members = {
  root: {
    profile: 'root',
    subject: authoritySubject('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA)'),
    keyKind: 'rsa',
    bits: 3072,
  },
  issuing: {
    profile: 'issuing',
    subject: authoritySubject('ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA)'),
    keyKind: 'rsa',
    bits: 3072,
  },
  gateway: {
    profile: 'gateway',
    subject: systemSubject(gatewayIdentity),
    keyKind: 'rsa',
    bits: 2048,
  },
  kdp: { profile: 'kdp', subject: systemSubject(kdpIdentity), keyKind: 'rsa', bits: 2048 },
  initiator: {
    profile: 'system',
    subject: systemSubject(demoIdentity),
    keyKind: 'rsa',
    bits: 2048,
  },
  person: { profile: 'person', subject: personSubject(demoIdentity), keyKind: 'rsa', bits: 2048 },
} as const satisfies Record<string, Member>

export type MemberName = keyof typeof members
export const memberNames = Object.keys(members) as readonly MemberName[]
