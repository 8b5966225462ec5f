/** A goal and what was measured. */
export interface Goal {
  readonly what: string
  readonly wanted: string
  readonly measured: number
  readonly met: boolean
}

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** A table with its columns aligned; the first is text, the rest are numbers. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
  const [head = [], ...body] = rows.map(line)
  say(`\n${title}\n${head}\n${'-'.repeat(head.length)}\n${body.join('\n')}`)
}

export function printGoals(goals: readonly Goal[]): void {
  for (const { what, wanted, measured, met } of goals)
    say(`${met ? 'met    ' : 'NOT MET'}  ${what}: ${wanted}, measured ${shown(measured)}`)
}

/** Three figures are enough for what a shared machine can tell. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value >= 100) return Math.round(value).toString()
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

export const atLeast = (what: string, least: number, measured: number): Goal => ({
  what,
  wanted: `at least ${least}`,
  measured,
  met: measured >= least,
})

export const atMost = (what: string, most: number, measured: number): Goal => ({
  what,
  wanted: `at most ${most}`,
  measured,
  met: measured <= most,
})
