import { createHash } from 'node:crypto'
import { canonicalizeDocument } from '../../src/xml/canonical.ts'
import type { XmlDocument } from '../../src/xml/document.ts'
import { toUtf8 } from '../../src/xml/encoding.ts'
import { XmlError, type XmlProblem } from '../../src/xml/error.ts'
import { readXml } from '../../src/xml/scan.ts'
import { damaged } from './damage.ts'
import type { Oracle, OracleAnswer } from './oracle.ts'

/** What src/xml made of a damaged document. */
interface Reading {
  readonly bytes: Buffer
  readonly document?: XmlDocument
  readonly problem?: XmlProblem
  readonly message?: string
  /** SHA-256 of the canonical forms, in the order of oracle.py. */
  readonly digests: readonly (string | null)[]
}

export interface ReaderDifference {
  readonly seed: number
  readonly ours: string
  readonly theirs: string
  readonly document: string
}

export interface ReaderComparison {
  /** How many documents fell into each class of `classes`. */
  readonly counts: Readonly<Record<string, number>>
  readonly differences: readonly ReaderDifference[]
}

/** Errors of libxml2 by which a document is not namespace-well-formed, though it reads it on. */
const isNamespaceError = ([domain, code]: OracleAnswer['errors'][number]): boolean =>
  domain === 3 && code >= 200 && code <= 205
const isVersionWarning = ([domain, code]: OracleAnswer['errors'][number]): boolean =>
  domain === 1 && code === 97

const isUriError = ([domain, code]: OracleAnswer['errors'][number]): boolean =>
  domain === 3 && (code === 99 || code === 100)

/** RFC 3986: a scheme, then characters that a URI may have. */
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[\w.~:/?#@!$'()*+,;=-]|%[\dA-Fa-f]{2})*$/

const namespacesOf = ({ document }: Reading): string[] => {
  const elements = Array.from({ length: document?.elementCount ?? 0 }, (_, i) => i)
  return elements
    .flatMap((one) => document?.declarationsOf(one) ?? [])
    .map((at) => document?.attributeNamespace(at) ?? '')
    .filter((name) => name !== '')
}

const refused = ({ problem }: Reading, ...by: XmlProblem[]): boolean =>
  problem !== undefined && (by.length === 0 || by.includes(problem))

/** Every way in which the two may stand to each other, with its reason. The first that holds counts. */
export const classes: readonly {
  readonly name: string
  readonly holds: (ours: Reading, theirs: OracleAnswer) => boolean
}[] = [
  {
    name: 'both read it, to the same canonical bytes',
    holds: (ours, theirs) =>
      theirs.accepted && !refused(ours) && String(ours.digests) === String(theirs.results),
  },
  { name: 'both refuse it', holds: (ours, theirs) => refused(ours) && !theirs.accepted },
  {
    name: 'both refuse it; libxml2 calls an error of namespaces recoverable',
    holds: (ours, theirs) => refused(ours) && theirs.errors.some(isNamespaceError),
  },
  {
    name: 'refused by design: DOCTYPE (W-04)',
    holds: (ours, theirs) => refused(ours, 'doctype') && theirs.accepted,
  },
  {
    name: 'refused by design: processing instruction (W-05)',
    holds: (ours, theirs) => refused(ours, 'processing-instruction') && theirs.accepted,
  },
  {
    name: 'refused by design: an encoding that is not listed (W-02)',
    holds: (ours, theirs) => refused(ours, 'encoding-unsupported') && theirs.accepted,
  },
  {
    name: 'refused by design: a version other than 1.0; libxml2 warns',
    holds: (ours, theirs) =>
      refused(ours, 'not-well-formed') && theirs.errors.some(isVersionWarning),
  },
  {
    name: 'libxml2 takes U+0000 after the root for the end of the document',
    holds: (ours, theirs) => refused(ours, 'not-well-formed') && theirs.accepted && hasNul(ours),
  },
  {
    name: 'libxml2 overlooks half a character at the end of UTF-16',
    holds: (ours, theirs) =>
      refused(ours, 'encoding-broken') && theirs.accepted && ours.bytes.length % 2 === 1,
  },
  {
    name: 'UTF-16 without a byte order mark: libxml2 reads it after an XML declaration only',
    holds: (ours, theirs) =>
      !refused(ours) && !theirs.accepted && (ours.bytes[0] === 0 || ours.bytes[1] === 0),
  },
  {
    name: 'both read it; libxml2 canonicalizes no document with a namespace name that is not an absolute URI',
    holds: (ours, theirs) =>
      theirs.results.includes(null) &&
      (theirs.errors.some(isUriError) || namespacesOf(ours).some((name) => !absolute.test(name))),
  },
  {
    name: 'both read it; libxml2 writes "&" of a namespace name as "&#38;"',
    holds: (ours, theirs) => theirs.accepted && namespacesOf(ours).some((name) => /&/.test(name)),
  },
]

const hasNul = ({ bytes }: Reading): boolean => toUtf8(bytes).bytes.includes(0)

const BATCH = 100

/** What reads: src/xml, or in a test something broken that must be found out. Refuses by XmlError. */
export type Reader = (bytes: Buffer) => XmlDocument

/** Reads the damaged documents of the seeds [first, first + count) both ways. */
export async function compareReader(
  oracle: Oracle,
  first: number,
  count: number,
  subject: Reader = (bytes) => readXml(toUtf8(bytes).bytes),
): Promise<ReaderComparison> {
  const counts = Object.fromEntries(classes.map(({ name }) => [name, 0]))
  const differences: ReaderDifference[] = []
  for (let from = first; from < first + count; from += BATCH) {
    const length = Math.min(BATCH, first + count - from)
    const batch = Array.from({ length }, (_, i) => damaged(from + i))
    const asked = oracle.ask(batch.map((one) => ({ op: 'read', xml: one.toString('base64') })))
    const readings = batch.map((bytes) => read(bytes, subject))
    for (const [i, theirs] of (await asked).entries()) {
      const ours = readings[i] as Reading
      const found = classes.find(({ holds }) => holds(ours, theirs))
      if (found) counts[found.name] = (counts[found.name] ?? 0) + 1
      else differences.push(described(from + i, ours, theirs))
    }
  }
  return { counts, differences }
}

function read(bytes: Buffer, subject: Reader): Reading {
  try {
    const document = subject(bytes)
    const digests = (['exclusive', 'inclusive'] as const).map((mode) =>
      createHash('sha256')
        .update(canonicalizeDocument(document, { mode, comments: true }))
        .digest('hex'),
    )
    return { bytes, document, digests }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return { bytes, problem: error.problem, message: error.message, digests: [] }
  }
}

function described(seed: number, ours: Reading, theirs: OracleAnswer): ReaderDifference {
  const errors = theirs.errors.map(([domain, code, , message]) => `${domain}/${code} ${message}`)
  return {
    seed,
    ours: ours.problem ? `${ours.problem}: ${ours.message}` : `reads it: ${ours.digests}`,
    theirs: `${theirs.accepted ? `reads it: ${theirs.results}` : 'refuses it'} ${errors.join('; ')}`,
    document: JSON.stringify(ours.bytes.toString('latin1')),
  }
}
