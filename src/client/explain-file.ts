import { certificatesIn } from '../eds/certificate.ts'
import { readTrust } from '../eds/trust.ts'
import { type Explained, explain } from '../envelope/explain/explain.ts'
import { defaultGate } from './default-gate.ts'
import { keyFinder, type VerifyOptions } from './verify-file.ts'

/** What is told of a file; ready for JSON. */
export type ExplainedFile = Explained['explanation']

/** A search on one's own machine may take its time: a quarter of a minute at the worst. */
const EFFORT = 1024 * 1024 * 1024

/** Why the signature of a file is refused. */
export async function explainFile(
  options: Omit<VerifyOptions, 'signatureOnly'>,
): Promise<Explained> {
  const trust = options.trust === undefined ? [] : await readTrust(options.trust)
  const given = options.certificates ? certificatesIn(options.certificates) : []
  return explain(
    { bytes: options.bytes, contentType: '' },
    {
      ...defaultGate,
      keyOf: keyFinder({ ...options, signatureOnly: false }, trust),
      others: async () => given,
      effort: EFFORT,
    },
  )
}
