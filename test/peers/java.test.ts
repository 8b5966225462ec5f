import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalBody, info, sendMessage } from '../../fixtures/support/body.ts'
import type { FileVerdict } from '../../src/client/verify-file.ts'
import { verifyFile } from '../../src/client/verify-file.ts'
import type { KeyKind } from '../../src/eds/algorithms/algorithm.ts'
import { algorithmFor, keysOf } from '../../src/eds/algorithms/registry.ts'
import { writeHolder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { ensureTestPki, type TestPki } from '../../src/eds/authority/test-pki.ts'
import { writePem } from '../../src/eds/pem.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { signEnveloped } from '../../src/envelope/business/sign.ts'
import { type KeyInfoForm, keyInfoForms, signEnvelope } from '../../src/envelope/security-header.ts'
import { dataFolder, startEmulator } from '../support/emulator.ts'
import { exchangeOf } from './java-exchange.ts'
import { canRunJava, type JavaPeer, startJavaPeer } from './java-peer.ts'

const kinds: readonly KeyKind[] = ['rsa', 'gost-2015', 'gost-2004']
const PASSWORD = 'test-only'

const plain =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/>' +
  `${canonicalBody(sendMessage(info('java')), '')}</soap:Envelope>`
const document =
  '<d:doc xmlns:d="urn:test:doc" a="1"><d:b>Қазақстан &amp; «ёлка»</d:b><!-- c --></d:doc>'

describe('Apache Santuario, WSS4J and BouncyCastle (eds.md 7)', () => {
  let folder = ''
  let pki: TestPki
  let peer: JavaPeer
  const at = (name: string) => join(folder, name)

  before(async function () {
    if (!canRunJava()) this.skip()
    folder = mkdtempSync(join(tmpdir(), 'shep-java-'))
    pki = await ensureTestPki(join(await dataFolder(), 'pki'), () => new Date())
    for (const keyKind of kinds) {
      const holder = await issueFor(pki, { profile: 'system', keyKind })
      writeFileSync(at(`${keyKind}.cer.pem`), writePem('CERTIFICATE', holder.certificate.der))
      writeFileSync(
        at(`${keyKind}.key.pem`),
        writePem('PRIVATE KEY', keysOf(keyKind).writePrivate(holder.key)),
      )
      holders.set(keyKind, holder)
    }
    await writeHolder(folder, 'rsa', holderOf('rsa'))
    writeFileSync(at('plain.xml'), plain)
    writeFileSync(at('document.xml'), document)
    peer = startJavaPeer()
  })
  after(async () => {
    if (!folder) return
    await peer.stop()
    rmSync(folder, { recursive: true })
  })

  const holders = new Map<KeyKind, Awaited<ReturnType<typeof issueFor>>>()
  const holderOf = (kind: KeyKind) => {
    const holder = holders.get(kind)
    assert.ok(holder)
    return holder
  }

  const signedHere = async (kind: KeyKind, form: KeyInfoForm): Promise<string> => {
    const { certificate, key, issuers } = holderOf(kind)
    const identity = identityOf({ certificate, key, issuers })
    const path = at(`here-${kind}-${form}.xml`)
    writeFileSync(path, await signEnvelope(sendMessage(info('node')), 'id-1', identity, form))
    return path
  }

  const judgedHere = (path: string, certificate?: string): Promise<FileVerdict> =>
    verifyFile({
      bytes: readFileSync(path),
      trust: pki.trustDirectory,
      ...(certificate === undefined ? {} : { certificates: readFileSync(certificate) }),
      at: new Date(),
      signatureOnly: false,
    })

  for (const kind of kinds) {
    it(`${kind}: what we sign, Santuario verifies; changed, it does not`, async () => {
      const path = await signedHere(kind, 'binary-token')
      assert.equal(await peer.ask('verify', path, at(`${kind}.cer.pem`)), 'true')
      const changed = at(`changed-${kind}.xml`)
      writeFileSync(changed, readFileSync(path, 'utf8').replace('emu-only', 'emu-0nly'))
      assert.equal(await peer.ask('verify', changed, at(`${kind}.cer.pem`)), 'false')
    })

    it(`${kind}: our enveloped signature, Santuario verifies; XMLDSig 4.4.3.3, with a comment more or less too`, async () => {
      const path = at(`enveloped-here-${kind}.xml`)
      const signed = String(await signEnveloped(Buffer.from(document), identityOf(holderOf(kind))))
      for (const [text, expected] of [
        [signed, 'true'],
        [signed.replace('ёлка', 'ёл<!-- c -->ка'), 'true'],
        [signed.replace('<!-- c -->', ''), 'true'],
        [signed.replace('ёлка', 'елка'), 'false'],
      ] as const) {
        writeFileSync(path, text)
        assert.equal(await peer.ask('verify', path, at(`${kind}.cer.pem`)), expected)
        assert.equal((await judgedHere(path)).result, expected === 'true' ? 'yes' : 'no')
      }
    })

    it(`${kind}: in each form of KeyInfo, for Santuario is given the key`, async () => {
      for (const form of keyInfoForms) {
        const path = await signedHere(kind, form)
        assert.equal(await peer.ask('verify', path, at(`${kind}.cer.pem`)), 'true', form)
      }
    })

    for (const form of ['wsse', 'enveloped'] as const)
      it(`${kind}, ${form}: what Santuario signs, we verify; changed, we do not`, async () => {
        const [input, path] = [
          form === 'wsse' ? 'plain.xml' : 'document.xml',
          at(`${kind}-${form}.xml`),
        ]
        const [key, certificate] = [at(`${kind}.key.pem`), at(`${kind}.cer.pem`)]
        await peer.ask('sign', at(input), key, certificate, form, path)
        const { result, checks } = await judgedHere(path)
        assert.equal(result, 'yes', JSON.stringify(checks, undefined, 1))
        const text = readFileSync(path, 'utf8')
        const spoilt = text.includes('emu-only')
          ? text.replace('emu-only', 'x')
          : text.replace('ёлка', 'елка')
        writeFileSync(path, spoilt)
        assert.equal((await judgedHere(path)).result, 'no')
      })
  }

  // Of X509Data in a SecurityTokenReference WSS4J 1.6 reads issuer and serial number alone.
  const forms = ['binary-token', 'issuer-serial', 'key-identifier', 'ski', 'thumbprint'] as const
  for (const form of forms)
    it(`WSS4J signs, naming its certificate by ${form}: we verify`, async () => {
      const path = at(`wss4j-${form}.xml`)
      await peer.ask('wss4j-sign', at('plain.xml'), at('rsa.p12'), PASSWORD, form, path)
      const { result, checks } = await judgedHere(path, at('rsa.cer.pem'))
      assert.equal(result, 'yes', JSON.stringify(checks, undefined, 1))
    })

  for (const form of forms)
    it(`we sign, naming our certificate by ${form}: WSS4J verifies; changed, it does not`, async () => {
      const path = await signedHere('rsa', form)
      assert.equal(await peer.ask('wss4j-verify', path, at('rsa.p12'), PASSWORD), 'true')
      writeFileSync(path, readFileSync(path, 'utf8').replace('emu-only', 'emu-0nly'))
      await assert.rejects(
        peer.ask('wss4j-verify', path, at('rsa.p12'), PASSWORD),
        /signature or decryption/i,
      )
    })

  for (const kind of ['rsa', 'gost-2015'] as const)
    it(`${kind}: the emulator is asked by Santuario over HTTP, and its answer and its fault are verified there`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'shep-java-'))
      const emulator = await startEmulator()
      try {
        const asked = await exchangeOf(emulator, kind, peer, folder)
        const { answer, fault } = asked
        assert.match(answer.text, /SCSS001/)
        assert.match(fault.text, /DIGEST_MISMATCH/)
        assert.deepEqual([answer.verified, fault.verified], ['true', 'true'])
        for (const { text } of [answer, fault])
          assert.ok(text.includes(`SignatureMethod Algorithm="${algorithmFor(kind).uri}"`))
      } finally {
        await emulator.close()
        rmSync(folder, { recursive: true })
      }
    })
})
