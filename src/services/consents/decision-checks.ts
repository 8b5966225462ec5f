import type { Withdrawal } from '../../storage/withdrawals.ts'
import type { Check } from '../ordered-checks.ts'

/** A decision of an operator, and the application it is about. */
export interface DecisionFacts {
  readonly bin: string
  readonly senderBin: string
  readonly solution: string
  readonly reason?: string | undefined
  readonly withdrawal: Withdrawal | undefined
  /** Of the operator that the consent names. */
  readonly operatorBin: string | undefined
}

/** Who may decide what of a withdrawal; the order is an emulator convention. The first that fails decides. */
export const decisionChecks: readonly Check<DecisionFacts>[] = [
  {
    rule: 'R-125',
    fault: 'OPERATOR_NOT_SENDER',
    holds: ({ bin, senderBin }) => bin === senderBin,
    expected: ({ senderBin }) => `company_bin ${senderBin}`,
    actual: ({ bin }) => bin,
  },
  {
    rule: 'R-125',
    fault: 'WITHDRAWAL_UNKNOWN',
    holds: ({ withdrawal }) => withdrawal !== undefined,
    expected: () => 'заявка на отзыв',
    actual: ({ withdrawal }) => withdrawal?.id,
  },
  {
    rule: 'R-125',
    fault: 'WITHDRAWAL_FOREIGN',
    holds: ({ bin, operatorBin }) => bin === operatorBin,
    expected: () => 'оператор, названный в согласии',
    actual: ({ bin }) => bin,
  },
  {
    rule: 'R-125',
    fault: 'WITHDRAWAL_DECIDED',
    holds: ({ withdrawal }) => withdrawal?.decision === undefined,
    expected: () => 'заявка ждёт решения',
    actual: ({ withdrawal }) => withdrawal?.decision?.solution ?? 'ждёт',
  },
  {
    rule: 'R-125',
    fault: 'WITHDRAWAL_REASON_MISSING',
    holds: ({ solution, reason }) => solution !== 'REFUSED' || reason !== undefined,
    expected: ({ solution }) => (solution === 'REFUSED' ? 'reason' : 'без условий'),
    actual: ({ reason }) => reason?.slice(0, 100),
  },
]
