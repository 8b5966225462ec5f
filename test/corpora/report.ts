/** Counts what was found, and says it line by line as it comes. */
export class Report {
  passed = 0
  failed = 0
  skipped = 0
  private readonly write: (line: string) => void

  constructor(write: (line: string) => void) {
    this.write = write
  }

  say(text: string): void {
    this.write(`${text}\n`)
  }

  pass(count = 1): void {
    this.passed += count
  }

  fail(what: string, why: string): void {
    this.failed++
    this.say(`  FAILED   ${what}: ${why}`)
  }

  skip(what: string, why: string, count = 1): void {
    this.skipped += count
    this.say(`  SKIPPED  ${what}: ${why}`)
  }

  /** The line that machines read. */
  get summary(): string {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`
  }
}
