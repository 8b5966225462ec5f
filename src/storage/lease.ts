type Method = (...args: unknown[]) => unknown

/** The stores of one unit of work: usable until it is over. */
export interface Lease<S> {
  readonly stores: S
  end(): void
}

/**
 * Lends the stores to one unit. A unit that is over, by its end or by the time limit, cannot reach into the unit that
 * runs after it on the same connection: its calls reject.
 */
export function lease<S extends object>(shared: S): Lease<S> {
  let over = false
  const store: ProxyHandler<object> = {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...args: unknown[]) =>
        over ? Promise.reject(new Error(isOver)) : (method as Method)(...args)
    },
  }
  const stores = new Proxy(shared, {
    get: (target, name) => {
      const one: unknown = Reflect.get(target, name)
      return typeof one === 'object' && one !== null ? new Proxy(one, store) : one
    },
  })
  return {
    stores,
    end: () => {
      over = true
    },
  }
}

const isOver = 'this unit of work is over: its stores cannot be used any more'
