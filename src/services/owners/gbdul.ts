import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { ResponseData } from '../../contract/messages.ts'
import { type Operation, operation } from '../operation.ts'
import type { Company } from './companies.ts'
import { type GbdulRequest, readGbdulRequest } from './gbdul-request.ts'
import type { Population } from './population.ts'
import { recordDisclosure } from './record-disclosure.ts'
import {
  judgeTokens,
  type Opened,
  type OwnerDeps,
  prepareToken,
  type TokenCase,
} from './token-case.ts'

/** One service of the state base of legal entities. */
export interface GbdulService {
  readonly serviceId: string
  /** IINs of the people whom the answer would tell of. */
  readonly discloses: (company: Company, population: Population) => readonly string[]
  readonly found: (company: Company, about: GbdulFacts) => ResponseData
  /** A status, and nothing of the company. */
  readonly refused: (fault: ShepFault) => ResponseData
}

export interface GbdulFacts {
  readonly population: Population
  readonly newId: () => string
  readonly now: Date
  /** Of the sender. */
  readonly requestor: { readonly bin: string; readonly name: string }
}

interface DataCase {
  readonly request: GbdulRequest
  readonly tokens: readonly TokenCase[]
}

/** A data owner, the state base of legal entities: tells of a company when everybody told of has consented by a token. */
export function gbdul(service: GbdulService, deps: OwnerDeps): Operation<DataCase> {
  const { policy, population, newId } = deps
  const { serviceId, discloses, found, refused } = service
  return operation({
    serviceId,
    read: readGbdulRequest,
    prepare: async (request) => ({
      request,
      tokens: await Promise.all(request.tokens.map((one) => prepareToken(one, policy))),
    }),
    decide: async ({ request, tokens }, { sender, receivedAt: now, stores }) => {
      const company = population.company(request.bin)
      const subjects = company ? discloses(company, population) : []
      const circumstances = {
        subjects,
        bin: sender.bin,
        serviceId,
        now,
        data: ['company'] as const,
      }
      const opened = await judgeTokens(tokens, circumstances, policy, stores)
      const told = openedTo(opened, subjects, company)
      if (!('refused' in told)) {
        const to = { sender, serviceId, now }
        for (const token of onePerId(tokens)) await recordDisclosure(stores, token, to)
      }
      const tokenIds = tokens.flatMap(({ token }) => token?.id ?? [])
      return {
        ...('refused' in told
          ? { ...told, data: refused(told.refused) }
          : {
              checks: told.checks,
              data: found(told.company, { population, newId, now, requestor: sender }),
            }),
        ...(tokenIds[0] !== undefined && { tokenId: tokenIds[0] }),
        ...(tokenIds.length > 1 && { notes: { tokenIds } }),
      }
    },
    refuse: refused,
  })
}

/** A token presented twice opens its subject's data once. */
const onePerId = (tokens: readonly TokenCase[]) =>
  new Map(tokens.map(({ token }) => [token?.id, token])).values()

type Told = { readonly checks: Opened['checks'] } & (
  | { readonly refused: ShepFault }
  | { readonly company: Company }
)

/** Beyond each token for itself: there is such a company, and together they are of everybody whom the answer tells of. */
function openedTo(
  { checks, iins, refusal }: Opened,
  subjects: readonly string[],
  company: Company | undefined,
): Told {
  if (refusal) return { checks, refused: refusal }
  if (!company) return refusing('COMPANY_NOT_FOUND', checks)
  const without = subjects.filter((iin) => !iins.includes(iin))
  const seen = { rule: 'R-091', expected: subjects.join(', '), actual: iins.join(', ') } as const
  if (without.length === 0) return { checks: [...checks, { ...seen, verdict: 'pass' }], company }
  const fault = 'TOKEN_FOR_PERSON_MISSING'
  return refusing(fault, [...checks, { ...seen, verdict: 'fail', fault }])
}

const refusing = (fault: FaultCode, checks: Opened['checks']): Told => ({
  checks,
  refused: new ShepFault(fault, { checks }),
})
