/** The `count` names nearest to `wanted` by edit distance, letter case aside; nearest first. */
export function nearestNames(wanted: string, names: readonly string[], count: number): string[] {
  const asked = wanted.slice(0, 100).toUpperCase()
  return names
    .map((name) => ({ name, distance: editDistance(asked, name.toUpperCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name)
}

/** Levenshtein: how many letters to put in, take out or change. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...to].entries()) {
      const put = (current[column] ?? 0) + 1
      const taken = (previous[column + 1] ?? 0) + 1
      const changed = (previous[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(put, taken, changed))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}
