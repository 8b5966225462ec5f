import { faultEntry } from '../../contract/faults.ts'
import type { DataField, ResponseData } from '../../contract/messages.ts'
import { fieldReader } from '../fields.ts'
import { isIdentifier } from '../identifiers.ts'
import { type HistoryAsked, historyOf } from '../notices/history.ts'
import { asRead, type Operation, operation } from '../operation.ts'
import { isMoment, utcOf } from './moments.ts'

const NAMESPACE = 'http://service.2fa-chain.kz/ns/kdp/personalData'

/** Who had access to a subject's data in a period (W-16, R-132); what `r_pdata` holds is a convention. */
export const personalData: Operation<HistoryAsked> = operation({
  serviceId: 'KDP_PERSONALDATA',
  read: (data): HistoryAsked => {
    const fields = fieldReader(data, NAMESPACE, {
      missing: 'KDP_FIELD_MISSING',
      invalid: 'KDP_FIELD_INVALID',
    })
    return {
      iin: fields.need('uin', isIdentifier),
      from: utcOf(fields.need('start_date', isMoment)),
      to: utcOf(fields.need('end_date', isMoment)),
    }
  },
  prepare: asRead,
  decide: async (asked, { stores }) => {
    const rows = await historyOf(stores, asked)
    return {
      data: answer([
        { name: 'uin', value: asked.iin },
        { name: 'r_pdata', value: JSON.stringify(rows) },
      ]),
      checks: [
        { rule: 'R-132', verdict: 'pass', expected: 'период', actual: `${rows.length} записей` },
      ],
    }
  },
  refuse: (fault) => answer([{ name: 'reason', value: faultEntry(fault.code).wire }]),
})

const answer = (fields: readonly DataField[]): ResponseData => ({
  namespace: NAMESPACE,
  type: 'personalDataResponse',
  qualified: true,
  fields,
})
