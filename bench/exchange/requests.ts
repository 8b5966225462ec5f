import { randomUUID } from 'node:crypto'
import { accessRequest } from '../../src/client/requests.ts'
import { signVerificationToken } from '../../src/client/verification-token.ts'
import { toWireTime } from '../../src/clock.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { demo } from '../../src/emulator/demo.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { signEnvelope } from '../../src/envelope/security-header.ts'
import { writeRequest } from '../../src/envelope/write.ts'

/** Signed requests for a security token, each with its own messageId; one verification token serves them all. */
export async function makeRequests(count: number, pki: TestPki): Promise<Buffer[]> {
  const identity = identityOf(pki.initiator)
  const ovt = await verificationToken(pki)
  const requests: Buffer[] = []
  while (requests.length < count) {
    const some = Math.min(64, count - requests.length)
    const made = Array.from({ length: some }, () => {
      const { content, declarations } = writeRequest(infoOf(), questionOf(ovt))
      return signEnvelope(content, `id-${randomUUID()}`, identity, 'key-identifier', declarations)
    })
    requests.push(...(await Promise.all(made)))
  }
  return requests
}

function verificationToken({ initiator }: TestPki): Promise<string> {
  const { native } = initiator.key
  if (!native) throw new Error('the demo key is not a key of node:crypto')
  return signVerificationToken({ bin: demo.bin, way: 'Bio', at: new Date() }, native)
}

const infoOf = () => ({
  messageId: randomUUID(),
  serviceId: 'KDP_SERVICE',
  messageDate: toWireTime(new Date()),
  sender: { senderId: demo.senderId, password: demo.password },
  properties: [],
})

const questionOf = (ovt: string) =>
  accessRequest({
    uin: '991231500016',
    company: demo.name,
    company_bin: demo.bin,
    company_responsible: 'Владелец данных (эмулятор)',
    employee_name: 'Тестов Т.',
    access_name: 'GBDFLUniversal_token',
    personal_data_name: 'Сведения о физическом лице',
    expiresIn: '600000',
    'omit-sms': 'true',
    ovt,
  })
