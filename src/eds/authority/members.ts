import type { KeyKind } from '../algorithms/algorithm.ts'
import { authorityKinds } from './kinds.ts'
import { type Profile, type ProfileId, profileOf } from './profiles.ts'
import {
  authoritySubject,
  demoIdentity,
  personSubject,
  type Subject,
  systemSubject,
} from './subjects.ts'

/** Who has a key in the test PKI, in keys of one kind. */
export interface Member {
  /** Of its files too: FILE.key.pem, FILE.cer.pem, FILE.p12. */
  readonly file: string
  readonly profile: Profile
  readonly subject: Subject
  readonly keyKind: KeyKind
  readonly bits: number | undefined
  /** Whether it signs messages, and so has a PKCS#12. */
  readonly signsMessages: boolean
}

interface Row {
  readonly profile: ProfileId
  readonly subject: (kind: string) => Subject
  readonly signsMessages?: boolean
}

const gatewayIdentity = {
  ...demoIdentity,
  organisation: 'АО "Оператор"',
  bin: '991240000023',
  system: 'Шлюз ШЭП, эмулятор',
  uid: '2.999.1.1',
}

const kdpIdentity = { ...gatewayIdentity, system: 'КДП, эмулятор', uid: '2.999.1.2' }

const rows = {
  root: {
    profile: 'root',
    subject: (kind) => authoritySubject(`НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (${kind})`),
  },
  issuing: {
    profile: 'issuing',
    subject: (kind) => authoritySubject(`ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (${kind})`),
  },
  ocsp: { profile: 'ocsp', subject: (kind) => authoritySubject(`OCSP RESPONDER (${kind})`) },
  tsa: {
    profile: 'tsa',
    subject: (kind) => authoritySubject(`TIME-STAMPING AUTHORITY (${kind})`),
  },
  seal: { profile: 'seal', subject: (kind) => authoritySubject(`СЫНАҚ АКТІСІНІҢ МӨРІ (${kind})`) },
  gateway: {
    profile: 'gateway',
    subject: () => systemSubject(gatewayIdentity),
    signsMessages: true,
  },
  kdp: { profile: 'kdp', subject: () => systemSubject(kdpIdentity), signsMessages: true },
  initiator: { profile: 'system', subject: () => systemSubject(demoIdentity), signsMessages: true },
  person: { profile: 'person', subject: () => personSubject(demoIdentity), signsMessages: true },
} as const satisfies Record<string, Row>

export type MemberName = keyof typeof rows
export const memberNames = Object.keys(rows) as readonly MemberName[]

/** КДП signs tokens, and those are never GOST: other kinds have no such member. */
export type KindMemberName = Exclude<MemberName, 'kdp'>
export const namesOf = (kind: KeyKind): readonly MemberName[] =>
  kind === 'rsa' ? memberNames : memberNames.filter((name) => name !== 'kdp')

/** `issuing`, `gost-2015-issuing`: the name of a member in files and addresses. */
export const fileOf = (name: MemberName, kind: KeyKind): string =>
  `${authorityKinds[kind].prefix}${name}`

export function memberOf(name: MemberName, kind: KeyKind): Member {
  const { profile, subject, signsMessages = false }: Row = rows[name]
  const { label, bits } = authorityKinds[kind]
  const described = profileOf(profile, kind)
  return {
    file: fileOf(name, kind),
    profile: described,
    subject: subject(label),
    keyKind: kind,
    bits: described.pathLength === undefined ? bits?.holder : bits?.ca,
    signsMessages,
  }
}
