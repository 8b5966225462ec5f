import { between, median, quantile, type Standing, standings } from '../lab/contest.ts'
import { atLeast, atMost, type Goal, printGoals, printTable, say, shown } from '../lab/table.ts'
import type { Round } from './section.ts'
import type { ServerName } from './servers.ts'

export interface ExchangeRow extends Standing {
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU of the load generator for one request, µs. */
  readonly generatorMicros: number
}

/** Of latencies the median over the rounds, as of all else: one round that the neighbours spoiled decides nothing. */
export function rowsOf(
  contestants: readonly { readonly name: string }[],
  samples: readonly (readonly Round[])[],
): ExchangeRow[] {
  return standings(contestants, samples).map((standing, i) => {
    const rounds = samples[i] ?? []
    const latency = (part: number) =>
      median(rounds.map(({ latenciesMs }) => quantile(latenciesMs, part)))
    const sum = (of: (round: Round) => number) => rounds.reduce((all, one) => all + of(one), 0)
    return {
      ...standing,
      p50Ms: latency(0.5),
      p99Ms: latency(0.99),
      generatorMicros: sum(({ generatorMicros }) => generatorMicros) / sum(({ ops }) => ops),
    }
  })
}

export function goalsOf(rows: readonly ExchangeRow[]): Goal[] {
  const row = (name: ServerName) => rows.find((one) => one.name === name)
  const gateway = row('gateway')
  const tail = (gateway?.p99Ms ?? Number.NaN) / (gateway?.p50Ms ?? Number.NaN)
  return [
    atLeast(
      'exchange per CPU-second, gateway / soap + xml-crypto',
      4,
      between(gateway, row('soap + xml-crypto')),
    ),
    atMost('exchange, p99 / p50 of the gateway', 2.5, tail),
    atMost(
      'group commit, part of the CPU of an exchange',
      0.1,
      1 - between(gateway, row('gateway, no fsync')),
    ),
    atLeast(
      'load generator, requests per second it can send / of the gateway',
      5,
      (row('HTTP alone')?.opsPerSecond ?? Number.NaN) / (gateway?.opsPerSecond ?? Number.NaN),
    ),
  ]
}

export function print(
  rows: readonly ExchangeRow[],
  goals: readonly Goal[],
  connections: number,
): void {
  const [gateway] = rows
  printTable(`whole exchange over HTTP, ${connections} connections`, [
    ['server', 'per CPU-s', 'µs CPU', 'gateway / it', 'req/s', 'p50 ms', 'p99 ms', 'RSS MB'],
    ...rows.map((row) => [
      row.name,
      shown(row.opsPerCpuSecond),
      shown(row.microsPerOp),
      shown(between(gateway, row)),
      shown(row.opsPerSecond),
      shown(row.p50Ms),
      shown(row.p99Ms),
      shown(row.rssMb),
    ]),
  ])
  const floor = rows.find(({ name }) => name === 'RSA alone')
  say(
    `distance to the floor (gateway / RSA alone, per CPU-second): ${shown(between(gateway, floor))}`,
  )
  printGoals(goals)
}
