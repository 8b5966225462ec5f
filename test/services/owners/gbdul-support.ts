import assert from 'node:assert/strict'
import type { DataElement } from '../../../src/contract/messages.ts'
import type { Operation } from '../../../src/services/operation.ts'
import { affilFace } from '../../../src/services/owners/affil-face.ts'
import { report3007 } from '../../../src/services/owners/report-3007.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { jws, kdpKeysFor, testKeys } from '../keys.ts'
import { countedIds, OTHER_BIN, type Outcome, run, storageWith } from '../support.ts'
import { goodRequest, policyOf, population } from './support.ts'

export const services = { GbdulAffilFace_KDP: affilFace, GbdulReport3007_KDP: report3007 }
export type ServiceId = keyof typeof services

export const serviceIds = Object.keys(services) as ServiceId[]

/** The company that the other of the fixtures founded, and the people it is asked about with. */
export const company = population.company(OTHER_BIN) ?? assert.fail()
export const people: Readonly<Record<ServiceId, readonly string[]>> = {
  GbdulAffilFace_KDP: ['991231500026', '991231500016', '991231600012'],
  GbdulReport3007_KDP: ['991231500026'],
}

export interface Token {
  readonly sub: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly publicKey?: string
}

export const leaf = (name: string, text: string): DataElement => ({
  name,
  namespace: '',
  text,
  children: [],
})
export const node = (name: string, children: readonly DataElement[]): DataElement => ({
  name,
  namespace: '',
  text: '',
  children,
})

async function tokenElement(serviceId: string, { sub, claims, publicKey }: Token, at: number) {
  const { kdp } = await testKeys()
  const { claims: good } = await goodRequest()
  const payload = { ...good, sub, aud: [serviceId], jti: `j-${at}`, ...claims }
  const key = publicKey ?? (await kdpKeysFor('RS256')).publicKeyBase64
  const code = `\n ${(await jws(payload, kdp.privateKey)).replace(/(.{76})/g, '$1\n')}`
  return node('tokens', [leaf('Code', code), leaf('PublicKey', key)])
}

export async function ask(
  serviceId: ServiceId,
  tokens: readonly Token[],
  { bin = OTHER_BIN, revoked = [] as readonly string[], wrap = 'plain' } = {},
): Promise<Outcome> {
  const storage = await storageWith({ revoked })
  try {
    return await askIn(storage, serviceId, tokens, { bin, wrap })
  } finally {
    await storage.close()
  }
}

/** The same over a storage that the test goes on with. */
export async function askIn(
  storage: Storage,
  serviceId: ServiceId,
  tokens: readonly Token[],
  { bin = OTHER_BIN, wrap = 'plain' } = {},
): Promise<Outcome> {
  const policy = policyOf(await kdpKeysFor('RS256'))
  const operation: Operation = services[serviceId]({ policy, population, newId: countedIds() })
  const elements = await Promise.all(tokens.map((one, at) => tokenElement(serviceId, one, at)))
  const fields = [leaf(wrap === 'lower' ? 'bin' : 'BIN', bin), node('infoAbtToken', elements)]
  const data = node('data', wrap === 'business' ? [node('BusinessData', fields)] : fields)
  return run(operation, storage, data)
}

export const consenting = (serviceId: ServiceId): Token[] =>
  people[serviceId].map((sub) => ({ sub }))
