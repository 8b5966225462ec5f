import { createHash } from 'node:crypto'
import { type CanonicalForm, canonicalize, canonicalizeDocument } from '../../src/xml/canonical.ts'
import type { XmlDocument } from '../../src/xml/document.ts'
import { toUtf8 } from '../../src/xml/encoding.ts'
import { readXml } from '../../src/xml/scan.ts'
import { type Generated, generate } from './generate.ts'
import type { Oracle, OracleForm } from './oracle.ts'

/** A place where libxml2 and src/xml give different bytes. */
export interface CanonicalDifference {
  readonly seed: number
  readonly form: string
  readonly document: string
  readonly ours: string
  readonly theirs: string
}

/** The forms that every document is compared in: all of them on its apex, two on the whole document. */
const formsOf = ({ prefixList }: Generated): readonly OracleForm[] => [
  { exclusive: true, comments: false, whole: false },
  { exclusive: true, comments: true, whole: false },
  { exclusive: true, comments: false, prefixes: prefixList, whole: false },
  { exclusive: true, comments: true, prefixes: prefixList, whole: false },
  { exclusive: false, comments: false, whole: false },
  { exclusive: false, comments: true, whole: false },
  { exclusive: true, comments: true, whole: true },
  { exclusive: false, comments: true, whole: true },
]

const BATCH = 100

/** What canonicalizes: src/xml, or in a test something broken that must be found out. */
export type Canonicalizer = (document: XmlDocument, one: Generated, form: OracleForm) => Buffer

/** Compares the documents of the seeds [first, first + count). */
export async function compareCanonical(
  oracle: Oracle,
  first: number,
  count: number,
  subject: Canonicalizer = canonical,
): Promise<{ forms: number; differences: CanonicalDifference[] }> {
  const differences: CanonicalDifference[] = []
  let forms = 0
  for (let from = first; from < first + count; from += BATCH) {
    const length = Math.min(BATCH, first + count - from)
    const batch = Array.from({ length }, (_, i) => generate(from + i))
    const asked = oracle.ask(batch.map((one) => requestOf(one)))
    const ours = batch.map((one) => resultsOf(one, subject))
    for (const [i, { results }] of (await asked).entries()) {
      forms += results.length
      const wrong = (ours[i] ?? []).findIndex((bytes, form) => sha256(bytes) !== results[form])
      if (wrong >= 0)
        differences.push(await described(oracle, batch[i] as Generated, wrong, subject))
    }
  }
  return { forms, differences }
}

const requestOf = (one: Generated, bytes = false) => ({
  op: 'c14n' as const,
  xml: one.bytes.toString('base64'),
  apex: one.apex,
  without: one.without,
  forms: formsOf(one),
  bytes,
})

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function resultsOf(one: Generated, subject: Canonicalizer): Buffer[] {
  const document = readXml(toUtf8(one.bytes).bytes)
  return formsOf(one).map((form) => subject(document, one, form))
}

/** The canonical form by src/xml. */
export function canonical(document: XmlDocument, one: Generated, form: OracleForm): Buffer {
  const own: CanonicalForm = {
    mode: form.exclusive ? 'exclusive' : 'inclusive',
    comments: form.comments,
    ...(form.prefixes ? { prefixes: form.prefixes } : {}),
  }
  return form.whole
    ? canonicalizeDocument(document, own, one.without)
    : canonicalize(document, one.apex, own, one.without)
}

async function described(
  oracle: Oracle,
  one: Generated,
  wrong: number,
  subject: Canonicalizer,
): Promise<CanonicalDifference> {
  const [answer] = await oracle.ask([requestOf(one, true)])
  const theirs = answer?.results[wrong]
  return {
    seed: one.seed,
    form: JSON.stringify({
      ...formsOf(one)[wrong],
      apex: one.apex,
      without: one.without,
    }),
    document: JSON.stringify(one.text),
    ours: JSON.stringify(String(resultsOf(one, subject)[wrong])),
    theirs: theirs
      ? JSON.stringify(Buffer.from(theirs, 'base64').toString())
      : `refused: ${JSON.stringify(answer?.errors)}`,
  }
}
