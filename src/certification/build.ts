/** What was built and what it runs on; each a plain version. */
export interface BuildFacts {
  readonly product: string
  readonly version: string
  readonly node: string
  readonly sqlite?: string
  readonly openssl?: string
  readonly commit?: string
}

/** One line that two equal builds share: `shep-emulator 0.1.0, node 20.19.0, sqlite 3.50.0`. */
export function buildText({ product, version, node, sqlite, openssl, commit }: BuildFacts): string {
  const optional = { sqlite, openssl, commit }
  const parts = Object.entries(optional).flatMap(([name, value]) =>
    value ? [`${name} ${value}`] : [],
  )
  return [`${product} ${version}`, `node ${node}`, ...parts].join(', ')
}
