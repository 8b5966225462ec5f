import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JUDGED_AT } from '../../fixtures/support/moment.ts'
import { type Certificate, certificatesIn } from '../../src/eds/certificate.ts'
import { createCertificateJudge } from '../../src/eds/certificate-cache.ts'
import { revocationOff } from '../../src/eds/revocation/judge.ts'
import { createKeyFinder } from '../../src/emulator/key-finder.ts'
import { rowOf } from '../../src/emulator/registered-certificates.ts'
import { signerJudge } from '../../src/emulator/signer-judge.ts'
import type { GateSettings } from '../../src/envelope/gate.ts'
import { createVerifier, type KeyFinder, type Verifier } from '../../src/envelope/verify.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { defaultLimits } from '../../src/xml/limits.ts'

const folder = new URL('../../fixtures/envelope/', import.meta.url)

export const fixturePath = (path: string): string => new URL(`${path}.xml`, folder).pathname

export const fixture = (path: string): Buffer => readFileSync(fixturePath(path))

/** Names of the fixtures in a folder, without .xml. */
export const fixturesIn = (name: string): Set<string> =>
  new Set(readdirSync(new URL(`${name}/`, folder)).map((file) => file.replace(/\.xml$/, '')))

export const certificateFile = (name: string): string =>
  new URL(`certificates/${name}.cer.pem`, folder).pathname

const certificate = (name: string): Certificate =>
  certificatesIn(readFileSync(certificateFile(name)))[0] as Certificate

export const root = certificate('root')
export const issuing = certificate('issuing')
export const registered = certificate('registered')
export const neighbour = certificate('neighbour')

export const gate: GateSettings = { limits: defaultLimits, inclusiveNamespaces: true }

/** A real registry that knows the certificates of each participant, and a real judge at the moment of the fixtures. */
export async function openRegistry(
  known: Readonly<Record<string, readonly Certificate[]>> = {
    'emu-initiator-1': [registered],
    'emu-initiator-2': [neighbour],
  },
  trust: readonly Certificate[] = [root, issuing],
): Promise<{ storage: Storage; keyOf: KeyFinder }> {
  const storage = openStorage(':memory:')
  const createdAt = JUDGED_AT.toISOString()
  await storage.transact(async ({ participants, certificates }) => {
    for (const [senderId, own] of Object.entries(known)) {
      const bin = own[0]?.bin ?? ''
      await participants.add({ senderId, bin, name: 'TEST ONLY', passwordHash: '-', createdAt })
      for (const one of own) await certificates.add(rowOf(one, senderId, 'transport', JUDGED_AT))
    }
  })
  const judge = createCertificateJudge({ trust, clock: () => JUDGED_AT })
  // Revocation has its own tests: these envelopes are about the gate and the chain.
  return { storage, keyOf: createKeyFinder(signerJudge(judge, revocationOff), storage) }
}

export const verifierOf = (keyOf: KeyFinder, settings: Partial<GateSettings> = {}): Verifier =>
  createVerifier({ ...gate, ...settings, engine: 'both', keyOf })

export const hasXmlsec = (): boolean => spawnSync('xmlsec1', ['--version']).status === 0

/** How many of the messages xmlsec1, of another house, finds right under a certificate in PEM; it stops at the first that is not. */
export function xmlsecAccepts(
  paths: readonly string[],
  certificatePath: string,
): { accepted: number; output: string } {
  const ids = ['Id', 'ID', 'id'].flatMap((name) => [
    `--id-attr:${name}`,
    'http://schemas.xmlsoap.org/soap/envelope/:Body',
  ])
  const options = ['--verify', ...ids, '--pubkey-cert-pem', certificatePath]
  const { stdout, stderr } = spawnSync('xmlsec1', [...options, ...paths], { encoding: 'utf8' })
  const output = `${stdout}${stderr}`
  return { accepted: output.match(/^OK$/gm)?.length ?? 0, output }
}

export function xmlsecVerifies(message: Uint8Array, certificatePath: string): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'shep-xmlsec-'))
  try {
    const path = join(directory, 'message.xml')
    writeFileSync(path, message)
    return xmlsecAccepts([path], certificatePath).accepted === 1
  } finally {
    rmSync(directory, { recursive: true })
  }
}
