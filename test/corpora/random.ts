/** Numbers that look random and repeat for the same seed (mulberry32). */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 up to, but not, `bound`. */
  below(bound: number): number {
    return Math.floor(this.next() * bound)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** Some of a list, each at most once, in random order. */
  some<T>(from: readonly T[], count: number): T[] {
    return this.shuffled(from).slice(0, count)
  }

  shuffled<T>(from: readonly T[]): T[] {
    const keyed = from.map((value) => ({ value, key: this.next() }))
    return keyed.sort((one, other) => one.key - other.key).map(({ value }) => value)
  }
}
