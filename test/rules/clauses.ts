/** The requirements that were drawn from the orders, in their order; `R-080…R-089` means each of them. */
const listed = `R-001 R-010…R-015 R-020…R-029 R-029a R-030…R-032 R-040 R-045 R-050…R-069 R-080…R-093 R-100 R-110…R-111
R-120…R-127 R-130…R-133 R-140…R-149 R-150…R-158 R-160…R-162`

/**
 * Being built: clauses whose behaviour is not here yet. A clause that has its test must leave this list, so it cannot rot;
 * it is empty when the work is done.
 */
export const beingBuilt: readonly string[] = clausesIn('')

export const clauses: readonly string[] = clausesIn(listed)

/** The clauses that a text names; one with `R-080…R-089` in it names the ten. */
export function clausesIn(text: string): string[] {
  const named = text.matchAll(/R-(\d{3}[a-z]?)(?:…R-(\d{3}))?/g)
  return [...named].flatMap(([, first = '', last]) =>
    last === undefined ? [`R-${first}`] : between(Number(first), Number(last)),
  )
}

function between(first: number, last: number): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, at) => `R-${String(first + at).padStart(3, '0')}`,
  )
}
