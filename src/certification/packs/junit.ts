import { type JunitCase, junitOf } from '../junit.ts'
import type { CaseResult, PackResult } from './pack.ts'

/** A run as JUnit reads it: silence is an error, what does not apply is skipped. */
export const junitOfPack = ({ pack, cases, startedAt }: PackResult): string =>
  junitOf(
    cases.map((one) => ({
      suite: `shep-emulator pack ${pack}`,
      classname: `shep.pack.${pack}`,
      name: `${one.number} ${one.id} [${one.rule}]: ${one.name.en}`,
      ...outcomeOf(one),
    })),
    startedAt,
  )

function outcomeOf({ verdict, text }: CaseResult): Partial<JunitCase> {
  switch (verdict) {
    case 'pass':
      return {}
    case 'fail':
      return { failure: text.en }
    case 'inconclusive':
      return { error: text.en }
    case 'not-applicable':
      return { skipped: text.en }
    default:
      return verdict satisfies never
  }
}
