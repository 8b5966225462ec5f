import assert from 'node:assert/strict'
import type { ResponseData } from '../../../src/contract/messages.ts'
import { writeResponse } from '../../../src/envelope/write.ts'
import { canRun, publishedSchemas, validate } from '../../peers/tools.ts'
import { ask as askGbdul, consenting, serviceIds } from './gbdul-support.ts'
import { ask as askGbdfl, goodRequest, people } from './support.ts'

const info = {
  messageId: 'm-1',
  responseDate: '2026-11-23T10:00:00.000+05:00',
  status: { code: 'SCSS001', message: 'ok' },
  sessionId: '{aaaaaaaa-bbbb-4ccc-8ddd-EEEEEEEEEEEE}',
}

/** The answer as the gateway writes it, with the prefix of xsi:type on its root. */
function isValid(data: ResponseData): void {
  const { content, declarations } = writeResponse(info, data)
  const { status, output } = validate(
    content.replace('<t:SendMessageResponse', `$&${declarations}`),
    publishedSchemas(),
  )
  assert.equal(status, 0, output)
}

describe('R-090: answers of the data owners, good and refused, keep to the published schemas (xmllint)', () => {
  before(function () {
    if (!canRun('xmllint', '--version')) this.skip()
  })

  it('GBDFLUniversal_token', async () => {
    for (const { iin, family } of people.slice(0, 8)) {
      const request = await goodRequest()
      request.fields['iin'] = iin
      request.claims['sub'] = iin
      const { data, code } = await askGbdfl(request)
      assert.equal(code, undefined)
      assert.equal(JSON.stringify(data).includes('"relative"'), family.length > 0)
      isValid(data)
    }
    isValid((await askGbdfl({ ...(await goodRequest()), revoked: ['j-1'] })).data)
  })

  for (const serviceId of serviceIds) {
    it(serviceId, async () => {
      const { data, code } = await askGbdul(serviceId, consenting(serviceId))
      assert.equal(code, undefined)
      isValid(data)
      isValid((await askGbdul(serviceId, [])).data)
    })
  }
})
