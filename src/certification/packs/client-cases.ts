import type { Text } from '../text.ts'
import { answerCases } from './client-cases/answers.ts'
import { signatureCases } from './client-cases/signatures.ts'
import { tokenCases } from './client-cases/tokens.ts'
import type { PackCase } from './pack.ts'

const rows = { ...signatureCases, ...answerCases, ...tokenCases } as const

export type ClientCaseId = keyof typeof rows

const expectations = {
  accept: {
    ru: 'Клиент принимает ответ и пользуется токеном',
    kk: 'Клиент жауапты қабылдап, токенді пайдаланады',
    en: 'The client takes the answer and uses its token',
  },
  refuse: {
    ru: 'Клиент не пользуется этим ответом: отвергает его, повторяет запрос или останавливается',
    kk: 'Клиент бұл жауапты пайдаланбайды: қабылдамайды, сұрауды қайталайды не тоқтайды',
    en: 'The client does not use this answer: it refuses it, and repeats the request or stops',
  },
} as const satisfies Record<string, Text>

/** What the hostile gateway answers, one after another, and what the client should do. Good answers are among them: who refuses everything fails. */
export const clientCases: readonly (PackCase & { readonly id: ClientCaseId })[] = (
  Object.keys(rows) as ClientCaseId[]
).map((id, index) => {
  const { rule, name } = rows[id]
  const expected = rule === 'W-79' ? 'accept' : 'refuse'
  return { number: index + 1, id, rule, name, expected, expectation: expectations[expected] }
})
