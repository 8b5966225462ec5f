import { toWireTime } from '../../clock.ts'
import type { DataField } from '../../contract/messages.ts'
import type { Consent } from '../../storage/consents.ts'
import type { Withdrawal } from '../../storage/withdrawals.ts'
import { isOverdue } from '../consents/decide.ts'
import { fieldReader } from '../fields.ts'
import { isIdentifier } from '../identifiers.ts'
import { asRead, type Operation, operation, type Reply } from '../operation.ts'
import { refusalOf } from '../ordered-checks.ts'
import { answerOf, KDP_NAMESPACE, refusedAs } from './answers.ts'
import { EARLIEST, isMoment, LATEST, utcOf } from './moments.ts'

/** `listToRevokeRequest`, read: whose applications, asked when (ISO UTC, inclusive). */
export interface ListAsked {
  readonly bin: string
  readonly period: { readonly from: string; readonly to: string }
}

const type = 'listToRevokeResponse'

/** The withdrawals of consent that wait for this operator's decision (W-15). */
export const listToRevoke: Operation<ListAsked> = operation({
  serviceId: 'KDP_LIST_TO_REVOKE',
  read: (data): ListAsked => {
    const fields = fieldReader(data, KDP_NAMESPACE, {
      missing: 'KDP_FIELD_MISSING',
      invalid: 'KDP_FIELD_INVALID',
    })
    return {
      bin: fields.need('company_bin', isIdentifier),
      period: {
        from: utcOf(fields.optional('start_date', isMoment) ?? EARLIEST),
        to: utcOf(fields.optional('end_date', isMoment) ?? LATEST),
      },
    }
  },
  prepare: asRead,
  decide: async ({ bin, period }, { sender, stores, receivedAt }) => {
    if (bin !== sender.bin)
      throw refusalOf('OPERATOR_NOT_SENDER', { expected: sender.bin, actual: bin })
    const rows: DataField[] = []
    const open = await stores.withdrawals.open(bin, period)
    const applications: string[] = []
    for (const withdrawal of open) {
      const consent = await stores.consents.find(withdrawal.consentId)
      if (consent) applications.unshift(consent.applicationId)
      rows.push(revocation(withdrawal, consent?.services ?? [], receivedAt))
    }
    const actual = `${rows.length}`
    return {
      data: answerOf(type, [{ name: 'status', value: 'VALID' }, ...rows]),
      checks: [{ rule: 'R-125', verdict: 'pass', expected: `company_bin ${sender.bin}`, actual }],
      ...aboutAll(applications),
      notes: { withdrawals: open.map(({ id }) => id) },
    }
  },
  refuse: refusedAs(type),
})

/** Under which applications the consents were given, that of the withdrawal asked last first. */
function aboutAll(applications: readonly string[]): Partial<Reply> {
  const applicationIds = [...new Set(applications)]
  const [applicationId, ...others] = applicationIds
  if (applicationId === undefined) return {}
  return others.length > 0 ? { applicationIds } : { applicationId }
}

const revocation = (
  withdrawal: Withdrawal,
  services: Consent['services'],
  now: Date,
): DataField => ({
  name: 'revocation',
  value: [
    { name: 'revoke-id', value: withdrawal.id },
    { name: 'uin', value: withdrawal.iin },
    { name: 'access_name', value: services.join('; ') },
    { name: 'created', value: toWireTime(new Date(withdrawal.askedAt)) },
    { name: 'due', value: toWireTime(new Date(withdrawal.due)) },
    { name: 'overdue', value: String(isOverdue(withdrawal, now)) },
  ],
})
