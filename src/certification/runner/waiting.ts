import type { Subject } from '../count-checks.ts'
import type { CitizenDoing, Scenario } from '../scenario.ts'
import { fill, fillText, type Text } from '../text.ts'
import { wrongCodesOf } from './citizen.ts'
import type { Course } from './course.ts'
import type { Records } from './records.ts'
import type { Waiting } from './result.ts'

interface Known {
  readonly since: string
  readonly subject: Subject
  readonly records: Records
}

/** The next step that has not come: who owes it, and since when. A broken course begins again. */
export function waitingFor(
  { steps }: Scenario,
  course: Course | undefined,
  { since: opened, subject: { senderId }, records }: Known,
): Waiting {
  const going = course?.state === 'open' ? course : undefined
  const next = steps[going?.met.length ?? 0]
  const since = (course?.met.at(-1)?.at ?? opened) || opened
  if (next?.kind === 'citizen') {
    const events = records.eventsOf(going?.ties.sessionId ?? '')
    const asked = events.find(({ event }) => event === 'asked')
    const who = asked?.number ?? 'cabinet'
    const { wrong, allowed = '?' } = wrongCodesOf(events)
    const codes = { count: wrong.length, of: allowed }
    const text = fill(doings[next.does], { number: who, since, ...codes })
    return { for: 'citizen', who, since: asked?.at ?? since, text }
  }
  const text = fillText(fill(messages, { senderId, since }), 'step', next?.title ?? nothing)
  return { for: 'participant', who: senderId, since, text }
}

const nothing: Text = { ru: '', kk: '', en: '' }

const messages: Text = {
  ru: 'ждём от {senderId} с {since}: {step}',
  kk: '{senderId} жүйесінен {since} бастап күтудеміз: {step}',
  en: 'waiting for {senderId} since {since}: {step}',
}

const doings: Readonly<Record<CitizenDoing, Text>> = {
  agreed: {
    ru: 'ждём согласия субъекта по номеру {number} с {since} (shep phone answer {number} 1)',
    kk: '{number} нөмірі бойынша субъектінің келісімін {since} бастап күтудеміз (shep phone answer {number} 1)',
    en: 'waiting since {since} for the subject at {number} to agree (shep phone answer {number} 1)',
  },
  refused: {
    ru: 'ждём отказа субъекта по номеру {number} с {since} (shep phone answer {number} 0)',
    kk: '{number} нөмірі бойынша субъектінің бас тартуын {since} бастап күтудеміз (shep phone answer {number} 0)',
    en: 'waiting since {since} for the subject at {number} to refuse (shep phone answer {number} 0)',
  },
  failed: {
    ru: 'ждём неверных кодов субъекта по номеру {number} с {since}, есть {count} из {of} (shep phone answer {number} 000000)',
    kk: '{number} нөмірі бойынша субъектінің қате кодтарын {since} бастап күтудеміз, {of} ішінен {count} бар (shep phone answer {number} 000000)',
    en: 'waiting since {since} for wrong codes of the subject at {number}, {count} of {of} came (shep phone answer {number} 000000)',
  },
  withdrew: {
    ru: 'ждём отзыва согласия субъектом с {since} (POST /api/v1/cabinet/ИИН/consents/ID/withdraw)',
    kk: 'субъектінің келісімді қайтарып алуын {since} бастап күтудеміз (POST /api/v1/cabinet/ЖСН/consents/ID/withdraw)',
    en: 'waiting since {since} for the subject to withdraw a consent (POST /api/v1/cabinet/IIN/consents/ID/withdraw)',
  },
}
