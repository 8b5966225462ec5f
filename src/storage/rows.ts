/** A row as SQL gives it: what is absent in our type is NULL there. */
export type Row<T> = { [K in keyof T]-?: T[K] | null }

/** A row without its NULLs: absent is undefined with us. */
export function withoutNulls<T extends object>(row: Row<T>): T {
  const full: Partial<T> = {}
  for (const name in row) if (row[name] !== null) full[name] = row[name]
  return full as T
}

/** Runs a write; a breach of a key or of a unique index is told in our words. */
export function orRefuse<T>(write: () => T, message: string): T {
  try {
    return write()
  } catch (problem) {
    if (!isTaken(problem)) throw problem
    throw new Error(message, { cause: problem })
  }
}

const isTaken = (problem: unknown): boolean =>
  problem instanceof Error &&
  'code' in problem &&
  (problem.code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || problem.code === 'SQLITE_CONSTRAINT_UNIQUE')
