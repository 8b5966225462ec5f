import { faultEntry } from '../../contract/faults.ts'
import type { Verdict } from '../../contract/verdict.ts'
import { doctorChecks, type Finding } from './checks.ts'

export const languages = ['ru', 'kk', 'en'] as const
export type Language = (typeof languages)[number]

/** A finding for people. `advice` is there when there is something to do. */
export interface Told {
  readonly id: string
  readonly verdict: Verdict
  readonly title: string
  readonly expected: string
  readonly actual?: string
  readonly advice?: string
}

export function tell({ id, verdict, actual, fault }: Finding, language: Language): Told {
  const { title, expected, advice } = doctorChecks[id]
  const found = [fault && `${fault}: ${faultEntry(fault)[language]}`, actual].filter(Boolean)
  const isDone = verdict === 'pass' || verdict === 'not-applicable'
  return {
    id,
    verdict,
    title: title[language],
    expected: expected[language],
    ...(found.length > 0 && { actual: found.join('; ') }),
    ...(!isDone && { advice: advice[language] }),
  }
}

/** The language of a POSIX locale such as `kk_KZ.UTF-8`; Russian when it is none of ours. */
export const languageOf = (locale = ''): Language =>
  languages.find((one) => locale.toLowerCase().startsWith(one)) ?? 'ru'
