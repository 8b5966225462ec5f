import type { Clock } from '../../clock.ts'
import { fill } from '../text.ts'
import { type GatewayCaseId, gatewayCases } from './gateway-cases.ts'
import { gatewayRecipes } from './gateway-recipes.ts'
import type { GatewayWorkshop } from './gateway-workshop.ts'
import { type CaseResult, isPassed, type PackCase, type PackResult, totalsOf } from './pack.ts'
import { endings } from './words.ts'

/** How the gateway answered. */
export interface GatewaySaid {
  /** `OK`, our key of the refusal, or what else came back. */
  readonly outcome: string
  /** Of the journal. */
  readonly entryId?: string
  /** Rules that warned of a message that was taken. */
  readonly warned: readonly string[]
}

export interface GatewayRunDeps {
  readonly id: string
  readonly sessionId?: string
  readonly clock: Clock
  readonly workshop: GatewayWorkshop
  /** By the address that clients use, over HTTP. */
  readonly send: (bytes: Uint8Array, contentType?: string) => Promise<GatewaySaid>
  /** The setting under which a case cannot be judged; undefined: it can. */
  readonly setAside: (id: GatewayCaseId) => string | undefined
}

/** Sends every hostile message in its turn, and compares what comes back with what should. */
export async function runGatewayPack(deps: GatewayRunDeps): Promise<PackResult> {
  const { id, sessionId, clock } = deps
  const startedAt = clock().toISOString()
  const cases: CaseResult[] = []
  for (const row of gatewayCases) cases.push(await playCase(row, deps))
  const totals = totalsOf(cases)
  return {
    id,
    pack: 'gateway',
    ...(sessionId !== undefined && { sessionId }),
    startedAt,
    finishedAt: clock().toISOString(),
    passed: isPassed(totals),
    totals,
    cases,
  }
}

async function playCase(
  row: PackCase & { readonly id: GatewayCaseId },
  { workshop, send, setAside, clock }: GatewayRunDeps,
): Promise<CaseResult> {
  const setting = setAside(row.id)
  if (setting !== undefined)
    return { ...row, verdict: 'not-applicable', text: fill(endings.notAsked, { setting }) }
  const { bytes, before, contentType } = await gatewayRecipes[row.id](workshop)
  if (before !== undefined) await send(Buffer.from(before, 'utf8'))
  const at = clock().toISOString()
  const said = await send(Buffer.from(bytes), contentType)
  const actual = said.outcome === 'OK' && said.warned.includes('W-34') ? 'REPEATED' : said.outcome
  const as = actual === row.expected
  return {
    ...row,
    verdict: as ? 'pass' : 'fail',
    actual,
    text: as ? endings.asExpected : fill(endings.otherwise, { expected: row.expected, actual }),
    at,
    ...(said.entryId !== undefined && { entryId: said.entryId }),
  }
}
