import assert from 'node:assert/strict'
import type { FaultCode } from '../../../src/contract/faults.ts'
import type { RuleId } from '../../../src/contract/rules.ts'
import { testKeys } from '../keys.ts'
import { application, OTHER_BIN } from '../support.ts'
import { type Asked, ask, goodRequest, seconds } from './support.ts'

type Method = 'own' | 'proactive' | 'protocol'
type Break = (asked: Asked) => void | Promise<void>
type Row = readonly [RuleId, FaultCode, Break]

const notGranted: Break = (asked) => {
  asked.applications = asked.applications.map((one) => ({ ...one, senderId: 'emu-3' }))
}
const oneTimeCode: Break = ({ fields }) => {
  fields['sms-otp'] = 'true'
}
const noToken: Break = (asked) => {
  asked.claims = undefined
}
const noKey: Break = (asked) => {
  asked.certificates = []
}
const forged: Break = async (asked) => {
  asked.signer = (await testKeys()).stranger.privateKey
}
const foreignCode: Break = ({ fields }) => {
  fields['proactive-code'] = 'P-999'
}
/** The company of the request has no application; only its own token could speak for it. */
const foreignCompany: Break = ({ fields, claims }) => {
  fields['company_bin'] = OTHER_BIN
  if (claims) claims['cbin'] = OTHER_BIN
}
const otherBin: Break = ({ claims }) => {
  if (claims) claims['cbin'] = '991240000033'
}
const unknownWay: Break = ({ claims }) => {
  if (claims) claims['mcheck'] = 'Sms'
}
const oldDate: Break = (asked) => {
  if (asked.claims) asked.claims['iat'] = seconds(asked.at) - 86_401
}
const withdrawn: Break = (asked) => {
  asked.withdrawn = true
}
const objected: Break = (asked) => {
  asked.fields['automated'] = 'true'
  asked.objected = true
}
const deceased: Break = (asked) => {
  asked.deceased = true
}
const noMark: Break = ({ claims }) => {
  if (claims) claims['mcheck'] = 'Bio'
}
const unknownGround: Break = ({ fields }) => {
  fields['basis-code'] = 'ART9_99'
}

/** The rows of the norm, in its order: rule, refusal, and how a request comes to break it. */
const lists: Readonly<Record<Method, readonly Row[]>> = {
  own: [
    ['R-031', 'METHOD_NOT_GRANTED', notGranted],
    ['R-032', 'OTP_FORBIDDEN', oneTimeCode],
    ['R-052', 'OVT_MISSING', noToken],
    ['R-053', 'OVT_KEY_UNREGISTERED', noKey],
    ['R-053', 'OVT_FORGED', forged],
    ['R-055', 'BIN_MISMATCH', otherBin],
    ['R-056', 'WAY_MISMATCH', unknownWay],
    ['R-057', 'OVT_DATE', oldDate],
    ['R-126', 'CONSENT_WITHDRAWN', withdrawn],
    ['R-156', 'AUTOMATED_OBJECTED', objected],
    ['R-127', 'SUBJECT_NOT_LIVING', deceased],
  ],
  proactive: [
    ['R-031', 'METHOD_NOT_GRANTED', notGranted],
    ['R-032', 'OTP_FORBIDDEN', oneTimeCode],
    ['R-052', 'OVT_MISSING', noToken],
    ['R-053', 'OVT_KEY_UNREGISTERED', noKey],
    ['R-053', 'OVT_FORGED', forged],
    ['R-054', 'BIN_NOT_PROACTIVE', foreignCode],
    ['R-055', 'BIN_MISMATCH', otherBin],
    ['R-056', 'WAY_MISMATCH', unknownWay],
    ['R-057', 'OVT_DATE', oldDate],
    ['R-126', 'CONSENT_WITHDRAWN', withdrawn],
    ['R-156', 'AUTOMATED_OBJECTED', objected],
    ['R-127', 'SUBJECT_NOT_LIVING', deceased],
  ],
  protocol: [
    ['R-031', 'METHOD_NOT_GRANTED', notGranted],
    ['R-032', 'OTP_FORBIDDEN', oneTimeCode],
    ['R-061', 'OVT_MISSING', noToken],
    ['R-062', 'OVT_KEY_UNREGISTERED', noKey],
    ['R-062', 'OVT_FORGED', forged],
    ['R-063', 'BIN_NOT_PROTOCOLING', foreignCompany],
    ['R-064', 'BIN_MISMATCH', otherBin],
    ['R-065', 'OVT_DATE', oldDate],
    ['R-068', 'NO_CONSENT_MARK', noMark],
    ['R-068', 'GROUND_UNKNOWN', unknownGround],
    ['R-156', 'AUTOMATED_OBJECTED', objected],
  ],
}

/** Which clause reports the lifetime, after the checks. */
const lifetimeRule: Readonly<Record<Method, RuleId>> = {
  own: 'Q-06',
  proactive: 'R-058',
  protocol: 'R-066',
}

for (const method of ['own', 'proactive', 'protocol'] as const) {
  describe(`ordered checks of the method ${method}`, () => {
    const rows = lists[method]

    it('all hold, and each is reported in the order of the clauses', async () => {
      const { code, checks } = await ask(await goodRequest(method))
      assert.equal(code, undefined)
      assert.deepEqual(
        checks.map(({ rule, verdict }) => [rule, verdict]),
        [...rows.map(([rule]) => rule), 'R-157', lifetimeRule[method]].map((rule) => [
          rule,
          'pass',
        ]),
      )
    })

    for (const [at, [rule, fault, spoil]] of rows.entries()) {
      it(`${rule} alone broken is refused with ${fault}`, async () => {
        const asked = await goodRequest(method)
        await spoil(asked)
        const { code, checks } = await ask(asked)
        assert.equal(code, fault)
        assert.deepEqual(
          checks.map((one) => [one.rule, one.verdict, one.fault]),
          rows
            .slice(0, at + 1)
            .map(([id], index) => (index < at ? [id, 'pass', undefined] : [id, 'fail', fault])),
        )
      })
    }

    it('R-058: of every two that fail, the earlier one decides', async () => {
      for (const [first, [, fault, spoil]] of rows.entries()) {
        for (const [, laterFault, spoilLater] of rows.slice(first + 1)) {
          const asked = await goodRequest(method)
          await spoilLater(asked)
          await spoil(asked)
          assert.equal((await ask(asked)).code, fault, `${fault} with ${laterFault}`)
        }
      }
    })
  })
}

describe('R-031: the sender, not only the company, must be granted the method', () => {
  it('an application of another method does not grant this one', async () => {
    const asked = await goodRequest('own')
    asked.applications = [application('proactive')]
    assert.equal((await ask(asked)).code, 'METHOD_NOT_GRANTED')
  })
  it('an application that is not approved grants nothing', async () => {
    const { approvedAt: _, ...draft } = application('own')
    const asked = await goodRequest('own')
    asked.applications = [{ ...draft, state: 'submitted' }]
    assert.equal((await ask(asked)).code, 'METHOD_NOT_GRANTED')
  })
})

describe('R-054: the proactive code counts while its period lasts', () => {
  const rows: readonly (readonly [string, string | undefined, FaultCode | undefined])[] = [
    ['over a second ago', '2026-11-23T04:59:59.000Z', 'BIN_NOT_PROACTIVE'],
    ['over now', '2026-11-23T05:00:00.000Z', 'BIN_NOT_PROACTIVE'],
    ['never given', undefined, 'BIN_NOT_PROACTIVE'],
    ['over in an hour', '2026-11-23T06:00:00.000Z', undefined],
  ]
  for (const [name, until, fault] of rows) {
    it(`a period ${name}: ${fault ?? 'granted'}`, async () => {
      const { proactiveUntil: _, ...rest } = application('proactive')
      const asked = await goodRequest('proactive')
      asked.applications = [until === undefined ? rest : { ...rest, proactiveUntil: until }]
      assert.equal((await ask(asked)).code, fault)
    })
  }
  it('a code of the same BIN registered by another system of it counts too', async () => {
    const asked = await goodRequest('proactive')
    asked.applications = [
      application('proactive', { id: 'mine', proactiveCodes: ['P-1'] }),
      application('proactive', { id: 'theirs', senderId: 'emu-3' }),
    ]
    const { code, reply } = await ask(asked)
    assert.equal(code, undefined)
    assert.equal(reply?.applicationId, 'mine')
  })
  it('the application that holds the code is named when it is the sender’s own', async () => {
    const asked = await goodRequest('proactive')
    asked.applications = [
      application('proactive', { id: 'holds', approvedAt: '2026-01-01T00:00:00.000Z' }),
      application('proactive', { id: 'newest', proactiveCodes: ['P-1'] }),
    ]
    assert.equal((await ask(asked)).reply?.applicationId, 'holds')
  })
})
