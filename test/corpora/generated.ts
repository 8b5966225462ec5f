import { canonicalizeDocument, exclusive } from '../../src/xml/canonical.ts'
import { readXml } from '../../src/xml/scan.ts'
import { compareCanonical } from './compare-canonical.ts'
import { compareReader } from './compare-reader.ts'
import { knownDifferences } from './differences.ts'
import { Oracle, oracleMissing } from './oracle.ts'
import type { Report } from './report.ts'

/** Compares `count` generated documents, and as many damaged ones, with libxml2. */
export async function runGenerated(report: Report, first: number, count: number): Promise<void> {
  const missing = oracleMissing()
  if (missing !== undefined) return report.skip('generated documents', missing)
  const oracle = await Oracle.open()
  try {
    report.say(`generated documents against libxml2 ${oracle.version}, seeds from ${first}`)
    await canonicalForms(oracle, report, first, count)
    await readings(oracle, report, first, count)
    await known(oracle, report)
  } finally {
    await oracle.close()
  }
}

async function canonicalForms(
  oracle: Oracle,
  report: Report,
  first: number,
  count: number,
): Promise<void> {
  const { forms, differences } = await compareCanonical(oracle, first, count)
  for (const one of differences)
    report.fail(
      `seed ${one.seed}`,
      `${one.form}\n    document ${one.document}\n    ours     ${one.ours}\n    theirs   ${one.theirs}`,
    )
  report.pass(count - differences.length)
  report.say(`  ${count} documents in ${forms} canonical forms: ${differences.length} differences`)
}

async function readings(
  oracle: Oracle,
  report: Report,
  first: number,
  count: number,
): Promise<void> {
  const { counts, differences } = await compareReader(oracle, first, count)
  for (const one of differences)
    report.fail(
      `damaged seed ${one.seed}`,
      `ours ${one.ours}; theirs ${one.theirs}\n    bytes as latin1 ${one.document}`,
    )
  report.pass(count - differences.length)
  report.say(`  ${count} damaged documents: ${differences.length} differences`)
  for (const [name, number] of Object.entries(counts))
    if (number > 0) report.say(`  ${String(number).padStart(6)} ${name}`)
}

/** A known difference that is gone is a row to delete, so it fails. */
async function known(oracle: Oracle, report: Report): Promise<void> {
  const forms = [{ exclusive: true, comments: false, whole: true }]
  const answers = await oracle.ask(
    knownDifferences.map(({ document }) => ({
      op: 'c14n',
      xml: Buffer.from(document).toString('base64'),
      apex: 0,
      without: -1,
      forms,
      bytes: true,
    })),
  )
  for (const [i, { what, because, document, ours, theirs }] of knownDifferences.entries()) {
    const our = canonicalizeDocument(readXml(Buffer.from(document)), exclusive).toString()
    const result = answers[i]?.results[0] ?? null
    const their = result === null ? null : Buffer.from(result, 'base64').toString()
    if (our !== ours || their !== theirs)
      report.fail(`known difference, ${what}`, `now ours ${our}, theirs ${their}`)
    else {
      report.pass()
      report.say(`  known difference, ${what}: ${because}`)
    }
  }
}
