import type { CaseResult, PackResult } from './pack.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text for an XML 1.0 attribute: what XML cannot say at all is left out. */
const attribute = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** A run as JUnit reads it: silence is an error, what does not apply is skipped. */
export function junitOf({ pack, totals, cases, startedAt }: PackResult): string {
  const { cases: tests, failed, inconclusive, notApplicable } = totals
  const counts = `tests="${tests}" failures="${failed}" errors="${inconclusive}" skipped="${notApplicable}"`
  const lines = cases.map((one) => `  ${testCase(pack, one)}`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="shep-emulator pack ${pack}" timestamp="${startedAt}" ${counts}>`,
    ...lines,
    '</testsuite>\n',
  ].join('\n')
}

function testCase(pack: string, one: CaseResult): string {
  const name = attribute(`${one.number} ${one.id} [${one.rule}]: ${one.name.en}`)
  const open = `<testcase classname="shep.pack.${pack}" name="${name}"`
  const message = attribute(one.text.en)
  switch (one.verdict) {
    case 'pass':
      return `${open}/>`
    case 'fail':
      return `${open}><failure message="${message}"/></testcase>`
    case 'inconclusive':
      return `${open}><error message="${message}"/></testcase>`
    case 'not-applicable':
      return `${open}><skipped message="${message}"/></testcase>`
    default:
      return one.verdict satisfies never
  }
}
