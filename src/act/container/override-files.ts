import { overrideIn, signedStatement } from '../annotations.ts'
import type { ChainRow } from '../log/chain.ts'
import type { Act } from '../shape.ts'
import { overrideNames } from './evidence-names.ts'
import type { ContainerFiles } from './make.ts'

/** The statements that people signed, each with its CMS as it was handed in, out of the rows of the event log that the act names. */
export function overrideFiles(
  { annotations }: Pick<Act, 'annotations'>,
  rows: readonly ChainRow[],
): ContainerFiles {
  const overrides = annotations?.overrides ?? []
  return overrides.flatMap(({ number, row: seq }) => {
    const row = rows[seq - 1]
    if (row?.kind !== 'verdict-overridden')
      throw new Error(`row ${seq} of the event log is not the override that the act names`)
    const names = overrideNames(number, overrides.length)
    const data = overrideIn(row)
    return [
      { name: names.statement, bytes: Buffer.from(signedStatement(data)) },
      { name: names.signature, bytes: Buffer.from(data.cms, 'base64') },
    ]
  })
}
