import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ZipEntry } from '../../../src/act/container/zip-format.ts'
import { readZip } from '../../../src/act/container/zip-read.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { sharedPki, temporaryDirectory } from '../../eds/support.ts'
import { needsShared, sharedPath } from '../../support/shared.ts'
import { judge, small, told } from './support.ts'

/** A folder with en_31916201v010101.xsd of ETSI and xmldsig-core-schema.xsd of W3C, which are no part of the project. */
// biome-ignore lint/style/noProcessEnv: only for tests, and only to find optional reference files
const schemas = process.env['SHEP_ASIC_SCHEMA']
const XMLDSIG = 'http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd'

describe('act/container beside the containers and the schema of others', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  /** Broken containers of EU DSS, and what must be told of each besides their form. */
  const broken: Readonly<Record<string, string>> = {
    brokenReference: 'DIGEST test.text',
    brokenReferenceAndAlteredManifest: 'MANIFEST_BROKEN META-INF/ASiCManifest.xml',
    nonConformantManifest: 'MANIFEST_BROKEN META-INF/ASiCManifestsignature.xml',
    'removed-doc': 'FILE_MISSING cacert.pem',
  }
  for (const [name, expected] of Object.entries(broken))
    it(`DSS ${name}.asice: ${expected}`, async function () {
      needsShared.call(this)
      const bytes = readFileSync(sharedPath('corpora/asice-dss-broken', `${name}.asice`))
      const verdict = await judge(bytes, pki)
      assert.equal(verdict.result, 'fail')
      assert.ok(told(verdict).includes(expected), told(verdict).join(', '))
    })

  it('manifests are valid by the schema of ETSI, where it is given (SHEP_ASIC_SCHEMA)', async function () {
    if (schemas === undefined || spawnSync('xmllint', ['--version']).status !== 0) this.skip()
    const manifests = readZip(await small(pki)).entries.filter(({ name }) =>
      name.includes('Manifest'),
    )
    assert.equal(manifests.length, 2)
    const { status, stderr } = validate(manifests, schemas)
    assert.equal(status, 0, stderr)
    const spoilt = manifests.map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(String(bytes).replaceAll('SigReference', 'SigReferences')),
    }))
    assert.equal(validate(spoilt, schemas).status, 3, 'the schema lets anything through')
  })
})

/** xmllint over files in a folder of their own; the schema of XMLDSig, which that of ETSI asks for by its address, lies beside it. */
function validate(manifests: readonly ZipEntry[], folder: string) {
  const home = temporaryDirectory()
  const files = manifests.map(({ bytes }, index) => {
    writeFileSync(join(home, `${index}.xml`), bytes)
    return join(home, `${index}.xml`)
  })
  const catalog = join(home, 'catalog.xml')
  const xmldsig = pathToFileURL(join(folder, 'xmldsig-core-schema.xsd')).href
  writeFileSync(
    catalog,
    `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><system systemId="${XMLDSIG}" uri="${xmldsig}"/></catalog>`,
  )
  const schema = join(folder, 'en_31916201v010101.xsd')
  const { status, stderr } = spawnSync(
    'xmllint',
    ['--nonet', '--noout', '--schema', schema, ...files],
    { env: { XML_CATALOG_FILES: catalog }, encoding: 'utf8' },
  )
  return { status, stderr }
}
