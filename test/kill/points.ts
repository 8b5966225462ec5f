/** The points at which a process of a test may die: `pass` is called at each, and kills at the one it was told. */
export interface Points {
  readonly pass: () => void
  /** How many were passed. */
  readonly passed: () => number
  /** Stores, each call of which passes two points. */
  readonly counted: <T extends object>(stores: T) => T
}

type Call = (...given: unknown[]) => Promise<unknown>

export function deadlyPoints(deadly: number): Points {
  let point = 0
  const pass = (): void => {
    if (point === deadly) process.kill(process.pid, 'SIGKILL')
    point += 1
  }
  const counted = <T extends object>(stores: T): T =>
    new Proxy(stores, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name)
        if (typeof found === 'object' && found !== null) return counted(found)
        if (typeof found !== 'function') return found
        return async (...given: readonly unknown[]) => {
          pass()
          const value = await (found as Call).apply(target, [...given])
          pass()
          return value
        }
      },
    })
  return { pass, passed: () => point, counted }
}
