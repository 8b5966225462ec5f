/** What one contestant did in one round. CPU is that of its whole process, all threads, user and system. */
export interface Sample {
  readonly ops: number
  readonly cpuMicros: number
  readonly wallMs: number
  readonly rssBytes: number
}

export interface Contestant<S extends Sample = Sample> {
  readonly name: string
  round(): Promise<S>
}

/** Medians over the rounds. `ratio` is operations per CPU-second to those of the first contestant, paired by round. */
export interface Standing {
  readonly name: string
  readonly opsPerCpuSecond: number
  readonly microsPerOp: number
  readonly opsPerSecond: number
  readonly ratio: number
  readonly ratioLeast: number
  readonly ratioMost: number
  readonly rssMb: number
}

/** Interleaved rounds, A B C A B C …: what else the machine does falls on all of them alike. */
export async function contest<S extends Sample>(
  contestants: readonly Contestant<S>[],
  rounds: number,
): Promise<S[][]> {
  const samples: S[][] = contestants.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [i, contestant] of contestants.entries()) samples[i]?.push(await contestant.round())
  return samples
}

export function standings(
  contestants: readonly { readonly name: string }[],
  samples: readonly (readonly Sample[])[],
): Standing[] {
  const [reference = []] = samples
  return contestants.map(({ name }, i) => {
    const own = samples[i] ?? []
    const ratios = own.map((one, round) => rate(one) / rate(reference[round] ?? one))
    return {
      name,
      opsPerCpuSecond: median(own.map(rate)),
      microsPerOp: median(own.map(({ cpuMicros, ops }) => cpuMicros / ops)),
      opsPerSecond: median(own.map(({ ops, wallMs }) => ops / (wallMs / 1000))),
      ratio: median(ratios),
      ratioLeast: Math.min(...ratios),
      ratioMost: Math.max(...ratios),
      rssMb: Math.max(...own.map(({ rssBytes }) => rssBytes)) / 2 ** 20,
    }
  })
}

const rate = ({ ops, cpuMicros }: Sample): number => ops / (cpuMicros / 1e6)

/** The ratio of two standings of one contest. */
export const between = (one: Standing | undefined, other: Standing | undefined): number =>
  (one?.ratio ?? Number.NaN) / (other?.ratio ?? Number.NaN)

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Nearest rank; NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
