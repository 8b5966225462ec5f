import assert from 'node:assert/strict'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDirectory } from '../eds/support.ts'
import { NATIONAL_PASSWORD, nationalFile, needsShared } from '../support/shared.ts'
import { shep } from '../support/shep.ts'

describe('shep sign and verify with key files of the national test authority (SHEP_SHARED)', () => {
  before(needsShared)

  for (const name of ['individual_valid', 'legal_head_valid', 'legal_employee_revoked'])
    for (const form of ['wsse', 'enveloped'])
      it(`${name}.p12 opens, signs ${form}, and holds under the real chain; changed, it does not`, async () => {
        const [cwd, trust] = [temporaryDirectory(), temporaryDirectory()]
        for (const file of ['root_test_gost_2022.cer', 'nca_gost2022_test.cer'])
          copyFileSync(nationalFile(file), join(trust, file))
        writeFileSync(join(cwd, 'body.xml'), '<t:SendMessage xmlns:t="urn:t">1</t:SendMessage>')
        const key = ['--key', nationalFile(`${name}.p12`), '--password', NATIONAL_PASSWORD]
        const signed = await shep(['sign', 'body.xml', ...key, '--form', form], { cwd })
        assert.equal(signed.status, 0, signed.err)
        for (const [text, status] of [
          [signed.out, 0],
          [signed.out.replace('>1<', '>2<'), 1],
        ] as const) {
          writeFileSync(join(cwd, 'signed.xml'), text)
          const at = ['--trust', trust, '--at', '2026-11-01T00:00:00Z']
          const told = await shep(['verify', 'signed.xml', ...at], { cwd })
          assert.equal(told.status, status, told.out)
        }
      })
})
