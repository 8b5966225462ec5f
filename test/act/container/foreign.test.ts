import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readZip } from '../../../src/act/container/zip-read.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { sharedPki, temporaryDirectory } from '../../eds/support.ts'
import { needsShared, sharedPath } from '../../support/shared.ts'
import { judge, small, told } from './support.ts'

describe('act/container beside the containers and the schema of others', function () {
  this.timeout(60_000)
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

  it('manifests are valid by the schema of ETSI, where it is given', async function () {
    needsShared.call(this)
    const schema = sharedPath('corpora/asic-xsd/en_31916201v010101.xsd')
    if (!existsSync(schema) || spawnSync('xmllint', ['--version']).status !== 0) this.skip()
    const manifests = readZip(await small(pki)).entries.filter(({ name }) =>
      name.includes('Manifest'),
    )
    const home = temporaryDirectory()
    const files = manifests.map(({ bytes }, index) => {
      writeFileSync(join(home, `${index}.xml`), bytes)
      return join(home, `${index}.xml`)
    })
    const { status, stderr } = spawnSync('xmllint', [
      '--nonet',
      '--noout',
      '--schema',
      schema,
      ...files,
    ])
    assert.equal(status, 0, String(stderr))
  })
})
