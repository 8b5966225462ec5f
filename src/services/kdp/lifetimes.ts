import type { CheckResult } from '../../contract/verdict.ts'
import type { Method } from '../../storage/applications.ts'
import type { Warning } from '../operation.ts'
import type { AccessFacts } from './access-facts.ts'

/** When a security token ends (NumericDate, whole seconds), by which clause, and what was asked in vain. */
export interface Lifetime {
  readonly expiresAt: number
  readonly check: CheckResult
  readonly warnings: readonly Warning[]
}

type LifetimeOf = (
  facts: Pick<AccessFacts, 'request'> & Partial<Pick<AccessFacts, 'proactive'>>,
  issuedAt: number,
) => Lifetime

const LONGEST = 86_400_000
const PROTOCOL = 900_000

const instead = (code: string, asked: number, used: number): Warning => ({
  code,
  asked: String(asked),
  used: String(used),
})

/** As asked, 24 hours at most; a part of a second is given in full. */
const asAsked: LifetimeOf = ({ request: { expiresIn } }, issuedAt) => ({
  expiresAt: issuedAt + Math.ceil(Math.min(expiresIn, LONGEST) / 1000),
  check: {
    rule: 'Q-06',
    verdict: expiresIn > LONGEST ? 'warn' : 'pass',
    expected: `expiresIn не больше ${LONGEST} мс`,
    actual: `${expiresIn} мс`,
  },
  warnings: expiresIn > LONGEST ? [instead('EXPIRES_IN_CAPPED', expiresIn, LONGEST)] : [],
})

/** TK-1…TK-5, Q-5, Q-6. */
export const lifetimes: Readonly<Record<Method, LifetimeOf>> = {
  '1414': asAsked,
  sms: asAsked,
  own: asAsked,
  /** To the end of the period of rendering the proactive service, not a part of a second longer. */
  proactive: ({ proactive }) => {
    const until = proactive?.proactiveUntil
    if (until === undefined) throw new Error('a proactive token was granted without a period')
    const expiresAt = Math.floor(Date.parse(until) / 1000)
    const actual = new Date(expiresAt * 1000).toISOString()
    return {
      expiresAt,
      check: { rule: 'R-058', verdict: 'pass', expected: `до ${until}`, actual },
      warnings: [],
    }
  },
  /** Always 15 minutes, whatever was asked. */
  protocol: ({ request: { expiresIn } }, issuedAt) => ({
    expiresAt: issuedAt + PROTOCOL / 1000,
    check: { rule: 'R-066', verdict: 'pass', expected: '15 мин', actual: '15 мин' },
    warnings: expiresIn === PROTOCOL ? [] : [instead('EXPIRES_IN_IGNORED', expiresIn, PROTOCOL)],
  }),
}
