import { worstOf } from '../checks/recorded.ts'
import type { Finding } from '../scenario.ts'
import { fill, type Text } from '../text.ts'
import type { Course, Met } from './course.ts'

/**
 * What is played more than once is shown by the last time that had a warning, else by the last time; each of its warnings
 * tells of every time that had it, so that the verdict of the whole rests on all of them.
 */
export function gathered(whole: readonly Course[]): Course | undefined {
  const shown = whole.findLast(isWarned) ?? whole.at(-1)
  if (!shown || whole.length === 1) return shown
  const met = shown.met.map((step, index) => ({
    ...step,
    findings: step.findings.map((finding, at) =>
      together(
        finding,
        whole.flatMap((one) => one.met[index] ?? []),
        at,
      ),
    ),
  }))
  return { ...shown, met }
}

const isWarned = ({ met }: Course): boolean =>
  worstOf(met.flatMap(({ findings }) => findings.map(({ verdict }) => verdict))) === 'warn'

/** The finding of one check over all the times: where none warns, the one that is shown. */
function together(finding: Finding, all: readonly Met[], at: number): Finding {
  const warned = all.flatMap(({ entry, findings }) => {
    const { verdict, actual = '' } = findings[at] ?? finding
    return verdict === 'warn' ? [{ actual, id: entry?.messageId ?? entry?.id ?? '' }] : []
  })
  if (warned.length === 0) return finding
  const actual = listed(warned)
  const words = fill(withWarnings, { count: warned.length, of: all.length, which: actual })
  return { ...finding, verdict: 'warn', actual, words }
}

/** What the warnings are, each with the messages that have it. */
function listed(warned: readonly { readonly actual: string; readonly id: string }[]): string {
  const groups = new Map<string, string[]>()
  for (const { actual, id } of warned) groups.set(actual, [...(groups.get(actual) ?? []), id])
  return [...groups].map(([actual, ids]) => `${actual}: ${ids.join(', ')}`).join('; ')
}

const withWarnings: Text = {
  ru: 'выполнено; с замечанием {count} из {of}. {which}',
  kk: 'орындалды; {of} ішінен {count} ескертумен. {which}',
  en: 'it holds; with a warning {count} of {of}. {which}',
}
