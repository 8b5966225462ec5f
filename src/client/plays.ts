import {
  type AccessFields,
  askAccess,
  type ExchangeSettings,
  playExchange,
  presentToken,
  type Subject,
  valueIn,
} from './full-exchange.ts'
import type { Exchanged } from './gateway-client.ts'
import { withdrawalRequest } from './requests.ts'

/** The methods, by their names in an application (№ 236/НҚ, clause 7). */
export type PlayedMethod = '1414' | 'own' | 'proactive' | 'protocol' | 'sms'

/** How the citizen answers the question that came to the phone. */
export type CitizenAnswer = 'agree' | 'refuse' | 'wrong-code'

/** What a play needs besides the client: the citizen, who is no part of it. */
export interface Stage {
  readonly subject: Subject
  readonly settings: ExchangeSettings
  readonly proactiveCode: string
  readonly citizen: {
    answer(
      question: { readonly requestId: string; readonly method: PlayedMethod },
      answer: CitizenAnswer,
    ): Promise<void>
    withdraw(): Promise<void>
  }
}

/** How each method is asked for, over a request by own means. */
const fieldsOf: Readonly<Record<PlayedMethod, (stage: Stage) => AccessFields>> = {
  '1414': () => ({ 'omit-sms': 'false', ovt: '' }),
  own: () => ({}),
  proactive: ({ proactiveCode }) => ({ 'proactive-code': proactiveCode }),
  protocol: () => ({ way: 'None', 'basis-code': 'ART9_1' }),
  sms: () => ({ 'omit-sms': 'false', 'sms-otp': 'true', ovt: '' }),
}

const isAsking = (method: PlayedMethod): boolean => method === '1414' || method === 'sms'

/** One exchange by a method: the token, by the answer of the citizen where the method asks for it, and the data owner. */
export async function playMethod(
  method: PlayedMethod,
  stage: Stage,
  answer: CitizenAnswer = 'agree',
): Promise<void> {
  const { subject, settings } = stage
  const fields = fieldsOf[method](stage)
  if (!isAsking(method)) {
    await playExchange(subject, settings, settings.newId(), fields)
    return
  }
  const first = await askAccess(subject, settings, { fields })
  const requestId = valueIn(first, 'request-id') ?? ''
  await stage.citizen.answer({ requestId, method }, answer)
  const last = await askAccess(subject, settings, {
    fields: { ...fields, 'request-id': requestId },
  })
  await presentToken(subject, last, settings)
}

/** Access by a method, the consent withdrawn by its subject, and the operator's decision on it. */
export async function playWithdrawal(method: PlayedMethod, stage: Stage): Promise<void> {
  await playMethod(method, stage)
  await stage.citizen.withdraw()
  const { client, newId, organisation } = stage.settings
  const company_bin = organisation.bin
  const listed = await client.send(
    'KDP_LIST_TO_REVOKE',
    withdrawalRequest({ company_bin }),
    newId(),
  )
  for (const id of revocationsIn(listed)) {
    const decided = { company_bin, 'revoke-id': id, solution: 'TERMINATED' } as const
    await client.send('KDP_SEND_SOLUTION', withdrawalRequest(decided), newId())
  }
}

/** The ids in a list of withdrawals. */
function revocationsIn({ answer }: Exchanged): readonly string[] {
  const data = answer.kind === 'response' ? answer.data : undefined
  const rows = data?.children.filter(({ name }) => name === 'revocation') ?? []
  return rows.flatMap(({ children }) =>
    children.filter(({ name }) => name === 'revoke-id').map(({ text }) => text.trim()),
  )
}
