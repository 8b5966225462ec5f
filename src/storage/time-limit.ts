/** One alarm for works that run one after another: the one that runs when it rings is given up. */
export interface TimeLimit {
  /** The outcome of `work`, or the alarm. */
  watch<T>(work: Promise<T>): Promise<T>
  end(): void
}

/** Starts now; whatever runs after `limitMs` rejects with `message`. */
export function timeLimit(limitMs: number, message: string): TimeLimit {
  let giveUp: (problem: Error) => void = () => undefined
  const timer = setTimeout(() => giveUp(new Error(message)), limitMs)
  return {
    watch: (work) =>
      new Promise((resolve, reject) => {
        giveUp = reject
        work.then(resolve, reject)
      }),
    end: () => clearTimeout(timer),
  }
}
