import type { KeyObject } from 'node:crypto'
import { decodeJwt, type JWTPayload } from 'jose'
import type { KdpKeys } from '../../../src/services/kdp/kdp-keys.ts'
import { requestAccess } from '../../../src/services/kdp/request-access.ts'
import { knownWays, type WayNames } from '../../../src/services/kdp/ways.ts'
import type { Application } from '../../../src/storage/applications.ts'
import type { RegisteredCertificate } from '../../../src/storage/certificates.ts'
import type { Participant } from '../../../src/storage/participants.ts'
import { certificateOf, jws, kdpKeysFor, testKeys } from '../keys.ts'
import { markDeceased, upholdObjection } from '../rights/support.ts'
import {
  addWithdrawn,
  application,
  BIN,
  consent,
  countedIds,
  dataOf,
  fieldAt,
  IIN,
  NOW,
  OTHER_BIN,
  type Outcome,
  participant,
  registered,
  run,
  storageWith,
} from '../support.ts'

/** All of one request to КДП: its fields, its verification token, and what is on record. */
export interface Asked {
  fields: Record<string, string | undefined>
  /** Undefined: no `ovt` element, unless `fields` has one. */
  claims: Record<string, unknown> | undefined
  header: { alg: string; [name: string]: unknown }
  signer: KeyObject | Uint8Array
  certificates: RegisteredCertificate[]
  applications: Application[]
  at: Date
  /** The consent of this request was withdrawn after its verification token was formed. */
  withdrawn: boolean
  /** The subject objected to automated processing, and that was upheld. */
  objected?: boolean
  /** */
  deceased?: boolean
}

export const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

/** A request that is granted, by the method named. */
export async function goodRequest(method: 'own' | 'proactive' | 'protocol'): Promise<Asked> {
  const { participant: key } = await testKeys()
  return {
    fields: {
      uin: IIN,
      company: 'ТОО Эмулятор-1',
      company_bin: BIN,
      company_responsible: 'Владелец данных (эмулятор)',
      employee_name: 'Тестов Т.',
      access_name: 'GBDFLUniversal_token; GBDFL_FamilyInfoToken',
      personal_data_name: 'address',
      expiresIn: '600000',
      'omit-sms': 'true',
      'proactive-code': method === 'proactive' ? 'P-100' : undefined,
      'basis-code': method === 'protocol' ? 'ART9_2_1' : undefined,
    },
    claims: {
      cbin: BIN,
      mcheck: method === 'protocol' ? 'None' : 'Bio',
      iat: seconds(NOW) - 60,
      exp: seconds(NOW) + 3600,
    },
    header: { alg: 'RS256', typ: 'JWT' },
    signer: key.privateKey,
    certificates: [registered(certificateOf(key))],
    applications: [application(method)],
    at: NOW,
    withdrawn: false,
  }
}

export const other: Participant = participant('emu-2', OTHER_BIN)
const sameBin: Participant = participant('emu-3', BIN)

export interface Settings {
  readonly keys?: KdpKeys
  readonly namespace?: string
  readonly ways?: WayNames
}

/** Asks КДП; every run has a database of its own. */
export async function ask(
  asked: Asked,
  { keys, namespace = '', ways = knownWays }: Settings = {},
): Promise<Outcome> {
  const storage = await storageWith({
    participants: [participant(), other, sameBin],
    certificates: asked.certificates,
    applications: asked.applications,
  })
  const [granting] = asked.applications
  if (asked.withdrawn && granting) {
    const { id: applicationId, method } = granting
    await addWithdrawn(storage, consent({ applicationId, method }))
  }
  if (asked.objected) await upholdObjection(storage)
  if (asked.deceased) await markDeceased(storage)
  const kdpKeys = keys ?? (await kdpKeysFor('RS256'))
  const ovt = asked.claims && (await jws(asked.claims, asked.signer, asked.header))
  const data = dataOf({ ...(ovt === undefined ? {} : { ovt }), ...asked.fields }, namespace)
  try {
    return await run(requestAccess({ kdpKeys, newId: countedIds(), ways }), storage, data, {
      at: asked.at,
    })
  } finally {
    await storage.close()
  }
}

/** The security token of an answer, without its line breaks. */
export const codeOf = ({ data }: Outcome): string =>
  (fieldAt(data, 'code') ?? '').replace(/\s+/g, '')
export const claimsOf = (outcome: Outcome): JWTPayload => decodeJwt(codeOf(outcome))
