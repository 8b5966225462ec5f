import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type CanonicalForm,
  canonicalize,
  canonicalizeDocument,
  exclusive,
  inclusive,
} from '../../../src/xml/canonical.ts'
import type { XmlDocument } from '../../../src/xml/document.ts'
import { toUtf8 } from '../../../src/xml/encoding.ts'
import { readXml } from '../../../src/xml/scan.ts'
import type { CorpusSet } from '../corpus.ts'
import { canonicalRewrites } from '../expected/canonical-rewrites.ts'
import { licence } from './material.ts'
import { problemOf } from './reading.ts'
import { readSubset, type Subset } from './xpath-subset.ts'

const forms: Readonly<Record<string, CanonicalForm>> = {
  'exc-without-comments': exclusive,
  'with-comments': { ...inclusive, comments: true },
  'without-comments': inclusive,
}

const EQUAL = 'the same bytes'
const equal = { gives: EQUAL }
const doctype = { gives: 'doctype', because: 'DOCTYPE (W-04)' }
const instruction = { gives: 'processing-instruction', because: 'xml-stylesheet (W-05)' }
const latin1 = { gives: 'encoding-unsupported', because: 'ISO-8859-1 is not listed (W-02)' }
const subset = { skipped: 'not an element subtree' }

const merlin = (numbers: readonly string[], expectation: typeof equal | typeof subset) =>
  numbers.map((number) => [`merlin-c14n-two-${number}.xml`, expectation] as const)
const under = <T>(folder: string, rows: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(rows.map(([file, row]) => [`test/c14n/${folder}/${file}`, row]))

const examples = [
  ['example-1.xml', instruction],
  ['example-2.xml', equal],
  ['example-3.xml', doctype],
  ['example-4.xml', doctype],
  ['example-5.xml', doctype],
  ['example-6.xml', latin1],
  ['example-7.xml', doctype],
] as const

/** Byte for byte against what libxml2 keeps as its results. */
export const canonical: CorpusSet = {
  folder: 'c14n-libxml2',
  expected: {
    ...under<CorpusSet['expected'][string]>('exc-without-comments', [
      ...merlin(['09', '10', '11', '18'], equal),
      ...merlin(['12', '13', '14', '15', '16', '17'], subset),
      ...merlin(['19', '20', '21', '22', '23', '24', '25', '26'], subset),
      ['test-0.xml', doctype],
      ['test-1.xml', doctype],
      ['test-2.xml', equal],
    ]),
    ...under<CorpusSet['expected'][string]>('with-comments', examples),
    ...under<CorpusSet['expected'][string]>('without-comments', [
      ...examples,
      ...merlin(['00'], equal),
      ...merlin(['01', '02', '03', '04', '05', '06', '07', '08'], subset),
      ['test-0.xml', doctype],
      ['test-1.xml', doctype],
      ['test-2.xml', equal],
      ['test-3.xml', doctype],
    ]),
  },
  material: [
    licence,
    [/^result\//, 'results'],
    [/\.xpath$/, 'selections'],
    [/\.ns$/, 'PrefixLists'],
    [/\/(doc\.dtd|world\.txt)$/, 'external entities, which are never read'],
  ],
  judge: (path) => compared(path, readFileSync(path)),
  more: canonicalRewrites.map(({ file, because, rewrite }) => ({
    name: `${file}, rewritten`,
    gives: EQUAL,
    because,
    judge: (folder) => {
      const path = join(folder, 'test/c14n', file)
      const text = readFileSync(path, 'latin1')
      const rewritten = rewrite(text)
      return rewritten === text
        ? 'the rewrite changes nothing'
        : compared(path, Buffer.from(rewritten, 'latin1'))
    },
  })),
}

function compared(path: string, bytes: Buffer): string {
  const problem = problemOf(bytes)
  if (problem !== 'accepted') return problem
  const folder = basename(dirname(path))
  const selection = selectionOf(path, folder)
  if (selection && !selection.apex) return `not an element subtree: ${selection.expression}`
  const document = readXml(toUtf8(bytes).bytes)
  const form = formOf(path, folder)
  const ours = selection?.apex
    ? canonicalize(document, find(document, selection.apex), form)
    : canonicalizeDocument(document, form)
  const result = join(path, '../../../../result/c14n', folder, basename(path, '.xml'))
  const theirs = readFileSync(result)
  return ours.equals(theirs)
    ? EQUAL
    : `${JSON.stringify(ours.toString())} instead of ${JSON.stringify(theirs.toString())}`
}

/**
 * 10 and 11 of the exclusive form leave out namespace nodes that their parents do not use visibly. That form never
 * shows them (Exc-C14N 3), so the selection comes to the whole subtree.
 */
const asSubtree = new Set(['merlin-c14n-two-10.xpath', 'merlin-c14n-two-11.xpath'])

function selectionOf(path: string, folder: string): Subset | undefined {
  const file = path.replace(/xml$/, 'xpath')
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  if (folder !== 'exc-without-comments' || !asSubtree.has(basename(file))) return readSubset(text)
  return readSubset(text.replace(/and.*(?=\]\s*<\/XPath>)/s, ''))
}

function formOf(path: string, folder: string): CanonicalForm {
  const form = forms[folder] as CanonicalForm
  const list = path.replace(/xml$/, 'ns')
  if (!existsSync(list)) return form
  return { ...form, prefixes: readFileSync(list, 'utf8').split(/\s+/).filter(Boolean) }
}

/** The outermost element of this name; there is one. */
function find(
  document: XmlDocument,
  { namespace, localName }: { namespace: string; localName: string },
): number {
  const all = Array.from({ length: document.elementCount }, (_, i) => i)
  const [first, ...others] = all.filter((one) => document.is(one, namespace, localName))
  if (first === undefined || others.some((one) => !document.contains(first, one)))
    throw new Error(`not one apex ${localName}`)
  return first
}
