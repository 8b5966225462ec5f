import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addSignature, prepareSignature } from '../../../src/act/container/sign.ts'
import { readZip } from '../../../src/act/container/zip-read.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { cmsOids } from '../../../src/eds/cms/oids.ts'
import { sealBy } from '../../../src/eds/cms/seal.ts'
import { writeSignedData } from '../../../src/eds/cms/write.ts'
import { writePem } from '../../../src/eds/pem.ts'
import {
  NOW,
  needsOpenssl,
  openssl,
  pemFile,
  sharedPki,
  temporaryDirectory,
} from '../../eds/support.ts'
import { entry, judge, makersOf, rebuilt, replaced, small, told, without } from './support.ts'

describe('act/container/sign: the second and third signature', () => {
  let pki: TestPki
  let sealed: Uint8Array
  let manifest: Uint8Array
  before(async () => {
    pki = await sharedPki()
    sealed = await small(pki)
    manifest = prepareSignature(sealed).manifest
  })

  const signBy = (holder: Holder, content = manifest) => sealBy(holder, () => NOW)(content)
  const cmsOver = (
    content: Uint8Array,
    { detached = false, certificates = [pki.initiator.certificate] } = {},
  ) =>
    writeSignedData(
      { contentType: cmsOids.data, content, detached },
      { ...pki.initiator, certificates },
      NOW,
    )
  const add = (cms: Uint8Array, container = sealed) =>
    addSignature(container, cms, makersOf(pki).stamp)
  const namesOf = (container: Uint8Array) => readZip(container).entries.map(({ name }) => name)
  const bytesOf = (container: Uint8Array, name: string) =>
    Buffer.from(readZip(container).entries.find((one) => one.name === name)?.bytes ?? [])

  it('what is signed lists all data, the first manifest and the seal, and is the same each time', () => {
    const text = Buffer.from(manifest).toString()
    const listed = [...text.matchAll(/DataObjectReference URI="([^"]+)"/g)].map(([, name]) => name)
    assert.deepEqual(listed, [
      ...['act.json', 'act.pdf', 'evidence/01-response.xml', 'evidence/02-response.xml'],
      ...['META-INF/ASiCManifest001.xml', 'META-INF/signature001.p7s'],
    ])
    assert.deepEqual(prepareSignature(sealed).manifest, manifest)
    assert.equal(prepareSignature(sealed).name, 'META-INF/ASiCManifest002.xml')
  })

  it('nothing that was there is changed, and one more stamp is over everything', async () => {
    const signed = await add(await signBy(pki.initiator))
    const before = namesOf(sealed)
    assert.deepEqual(namesOf(signed), [
      ...before,
      ...['META-INF/ASiCManifest002.xml', 'META-INF/signature002.p7s'],
      ...['META-INF/ASiCArchiveManifest002.xml', 'META-INF/timestamp002.tst'],
    ])
    for (const name of before) assert.deepEqual(bytesOf(signed, name), bytesOf(sealed, name))
    assert.deepEqual(told(await judge(signed, pki)), [])
  })

  it("a reviewer's signature is the third, over both before it", async () => {
    const second = await add(await signBy(pki.initiator))
    const prepared = prepareSignature(second)
    const third = await add(await signBy(pki.person, prepared.manifest), second)
    const verdict = await judge(third, pki)
    assert.deepEqual(told(verdict), [])
    assert.deepEqual(
      verdict.signers.map(({ number }) => number),
      [1, 2, 3],
    )
    assert.match(Buffer.from(prepared.manifest).toString(), /URI="META-INF\/signature002\.p7s"/)
  })

  const forms: Readonly<Record<string, (der: Uint8Array) => Uint8Array>> = {
    'PEM, CMS': (der) => Buffer.from(writePem('CMS', der)),
    'PEM, PKCS7, lines of Windows': (der) =>
      Buffer.from(writePem('PKCS7', der).replaceAll('\n', '\r\n')),
    base64: (der) => Buffer.from(Buffer.from(der).toString('base64')),
    'base64 with a line end': (der) => Buffer.from(`${Buffer.from(der).toString('base64')}\n`),
  }
  for (const [title, form] of Object.entries(forms))
    it(`a signature as ${title} is taken`, async () => {
      const der = await signBy(pki.initiator)
      const signed = await add(form(der))
      assert.deepEqual(bytesOf(signed, 'META-INF/signature002.p7s'), Buffer.from(der))
    })

  it('BER with indefinite lengths, as Kalkan writes it, is taken', async () => {
    const der = Buffer.from(await signBy(pki.initiator))
    const head = der.subarray(4)
    const ber = Buffer.concat([Buffer.from([0x30, 0x80]), head, Buffer.from([0, 0])])
    const signed = await add(ber)
    assert.deepEqual(bytesOf(signed, 'META-INF/signature002.p7s'), der)
  })

  it('an attached signature is checked and detached', async () => {
    const attached = await cmsOver(manifest)
    const signed = await add(attached)
    assert.ok(!bytesOf(signed, 'META-INF/signature002.p7s').includes(Buffer.from(manifest)))
    assert.deepEqual(told(await judge(signed, pki)), [])
  })

  it('a GOST signature passes', async () => {
    const signed = await add(await signBy(pki.of('gost-2015').initiator))
    assert.deepEqual(told(await judge(signed, pki)), [])
  })

  const refused: Readonly<Record<string, readonly [() => Promise<Uint8Array>, string]>> = {
    'over the data themselves': [
      () => signBy(pki.initiator, Buffer.from('act')),
      'SIGNATURE_OF_OTHER',
    ],
    'attached, over other bytes': [() => cmsOver(Buffer.from('other')), 'SIGNATURE_OF_OTHER'],
    'by another key than that of its certificate': [
      () => signBy({ ...pki.initiator, key: pki.person.key }),
      'SIGNATURE_WRONG',
    ],
    'without its certificate': [
      () => cmsOver(manifest, { detached: true, certificates: [] }),
      'SIGNATURE_WRONG',
    ],
    'that is none': [async () => Buffer.from('hello, world'), 'SIGNATURE_NOT_CMS'],
    'that is empty': [async () => Buffer.alloc(0), 'SIGNATURE_NOT_CMS'],
    'that is a certificate': [async () => pki.person.certificate.der, 'CMS_UNREADABLE'],
  }
  for (const [title, [cms, code]] of Object.entries(refused))
    it(`a signature ${title} is refused: ${code}`, async () => {
      await assert.rejects(add(await cms()), { code })
    })

  it('a damaged container takes no signature', async () => {
    const cms = await signBy(pki.initiator)
    const broken = [
      Buffer.from('no zip'),
      Buffer.concat([sealed, Buffer.from('x')]),
      rebuilt(sealed, without('META-INF/signature001.p7s')),
      rebuilt(sealed, replaced('META-INF/ASiCManifest001.xml', 'bla')),
      rebuilt(sealed, (entries) => [...entries, entry('META-INF/x', '')]),
    ]
    for (const one of broken) await assert.rejects(add(cms, one), { code: 'CONTAINER_BROKEN' })
  })

  it('a signature of another program, which names no certificate, is taken and told', async function () {
    needsOpenssl.call(this)
    const home = temporaryDirectory()
    const [content, out] = [join(home, 'manifest.xml'), join(home, 'signature.pem')]
    writeFileSync(content, manifest)
    const holder = join(pki.trustDirectory, '..', 'initiator')
    openssl(
      ...['cms', '-sign', '-binary', '-in', content, '-outform', 'PEM', '-out', out],
      ...['-signer', `${holder}.cer.pem`, '-inkey', `${holder}.key.pem`],
    )
    const verdict = await judge(await add(readFileSync(out)), pki)
    assert.equal(verdict.result, 'pass')
    const warned = verdict.checks.filter((one) => one.verdict === 'warn')
    assert.deepEqual(
      warned.map(({ code, file = '' }) => `${code} ${file}`.trim()),
      [
        'UNNAMED META-INF/signature002.p7s',
        ...['1', '2'].map((one) => `INTERNAL_TIME META-INF/timestamp00${one}.tst`),
      ],
    )
  })

  it('openssl takes the seal, the second signature and the stamp', async function () {
    needsOpenssl.call(this)
    const signed = await add(await signBy(pki.initiator))
    const home = temporaryDirectory()
    const file = (name: string) => {
      const path = join(home, name.replace('META-INF/', ''))
      writeFileSync(path, bytesOf(signed, name))
      return path
    }
    const trust = ['-CAfile', pemFile(...pki.trust), '-attime', String(NOW.getTime() / 1000)]
    for (const number of ['001', '002']) {
      const said = openssl(
        ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any', ...trust],
        ...['-in', file(`META-INF/signature${number}.p7s`), '-out', join(home, 'out')],
        ...['-content', file(`META-INF/ASiCManifest${number}.xml`)],
      )
      assert.match(said, /CAdES Verification successful/)
    }
    const stamp = openssl(
      ...['ts', '-verify', '-token_in', '-in', file('META-INF/timestamp002.tst'), ...trust],
      ...['-data', file('META-INF/ASiCArchiveManifest002.xml')],
    )
    assert.match(stamp, /Verification: OK/)
  })
})
