import { defaultGate } from '../../src/client/default-gate.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { createVerifier } from '../../src/envelope/verify.ts'
import type { Child } from '../lab/child.ts'
import { type Contestant, contest, type Sample } from '../lab/contest.ts'
import type { Goal } from '../lab/table.ts'
import type { Order } from './generator.ts'
import type { Fired } from './http-client.ts'
import { type ExchangeRow, goalsOf, print, rowsOf } from './report.ts'
import { helper, type Place, type ServerName, serverNames, servers } from './servers.ts'

export interface ExchangeSettings extends Place {
  readonly quick: boolean
  readonly pki: TestPki
}

/** Requests of one round; `slow` is a round of the server that does a fifth of the others' work. */
interface Plan {
  readonly connections: number
  readonly round: number
  readonly slow: number
  /** Not counted: V8 goes on compiling for thousands of requests, and its threads count as the server's. */
  readonly warmRounds: number
  readonly rounds: number
  readonly sendForMs: number
}

const full: Plan = {
  connections: 64,
  round: 500,
  slow: 256,
  warmRounds: 6,
  rounds: 7,
  sendForMs: 30_000,
}
const quick: Plan = {
  connections: 64,
  round: 200,
  slow: 140,
  warmRounds: 1,
  rounds: 1,
  sendForMs: 5_000,
}

export interface Round extends Sample {
  readonly latenciesMs: readonly number[]
  readonly generatorMicros: number
}

type Reply = Fired & { readonly ownCpuMicros: number }

/** The whole exchange over HTTP: every server is a process of its own, all are up at once, and they are asked in turn. */
export async function benchExchange(
  settings: ExchangeSettings,
): Promise<{ rows: readonly ExchangeRow[]; goals: readonly Goal[] }> {
  const plan = settings.quick ? quick : full
  const count = (plan.warmRounds + plan.rounds) * plan.round
  const generator = helper('exchange/generator', [String(count)], settings)
  const started = serverNames.map((name) => servers[name].start(settings))
  try {
    const contestants: Contestant<Round>[] = []
    for (const [i, name] of serverNames.entries())
      contestants.push(
        await prepare(name, { server: started[i] as Child, generator, plan, pki: settings.pki }),
      )
    const rows = rowsOf(contestants, await contest(contestants, plan.rounds))
    const goals = settings.quick ? [] : goalsOf(rows)
    print(rows, goals, plan.connections)
    return { rows, goals }
  } finally {
    await Promise.all([generator, ...started].map((child) => child.stop()))
  }
}

interface Stand {
  readonly server: Child
  readonly generator: Child
  readonly plan: Plan
  readonly pki: TestPki
}

/** Shows that the server does its work, warms it up, and gives its rounds. */
async function prepare(name: ServerName, stand: Stand): Promise<Contestant<Round>> {
  const { server, generator, plan, pki } = stand
  const { url } = JSON.parse(await server.firstLine) as { url: string }
  const { connections, sendForMs } = plan
  const order = { port: Number(new URL(url).port), connections, sendForMs, expect: 'SCSS001' }
  if (servers[name].judges) await mustJudge(name, order, generator, pki)
  const size = name === 'soap + xml-crypto' ? plan.slow : plan.round
  let from = 0
  const send = async (count: number): Promise<Reply> => {
    const reply = await generator.ask<Reply>({ ...order, from, count })
    from += count
    if (reply.bad > 0) throw new Error(`${name} answered badly: ${reply.sample}`)
    return reply
  }
  for (let round = 0; round < plan.warmRounds; round++) await send(size)
  return { name, round: () => measured(server, () => send(size)) }
}

interface Usage {
  readonly cpuMicros: number
  readonly rssBytes: number
}

async function measured(server: Child, send: () => Promise<Reply>): Promise<Round> {
  const before = await server.ask<Usage>('usage')
  const { ops, wallMs, latenciesMs, ownCpuMicros } = await send()
  const { cpuMicros, rssBytes } = await server.ask<Usage>('usage')
  const spent = cpuMicros - before.cpuMicros
  return { ops, wallMs, latenciesMs, cpuMicros: spent, rssBytes, generatorMicros: ownCpuMicros }
}

type Address = Pick<Order, 'port' | 'connections' | 'sendForMs' | 'expect'>

/** A good request is answered under the gateway's signature, by both engines; a tampered one is refused. */
async function mustJudge(
  name: string,
  address: Address,
  generator: Child,
  pki: TestPki,
): Promise<void> {
  const one = { ...address, connections: 1, from: 0, count: 1 }
  const good = await generator.ask<Reply>(one)
  const body = good.sample.slice(good.sample.indexOf('\r\n\r\n') + 4)
  const { certificate } = pki.gateway
  const verify = createVerifier({
    ...defaultGate,
    engine: 'both',
    keyOf: async () => ({ certificate, checks: [] }),
  })
  const { signed, fault } = await verify({ bytes: Buffer.from(body), contentType: '' })
  if (good.bad > 0 || !signed)
    throw new Error(`${name} does not answer: ${fault?.code} ${good.sample}`)
  const refused = await generator.ask<Reply>({ ...one, tampered: true })
  if (refused.bad !== 1) throw new Error(`${name} accepts a tampered Body`)
}
