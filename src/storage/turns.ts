/** Runs one work at a time, in the order asked. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>

export function takingTurns(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
