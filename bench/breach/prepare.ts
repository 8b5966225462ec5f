import type { BreachSubject } from '../../src/contract/breach.ts'
import { checkDigit } from '../../src/services/identifiers.ts'
import type { Storage } from '../../src/storage/database.ts'

const operator = '991240000013'
const egov = '991240000112'
const at = '2026-11-20T12:00:00.000Z'

/** An IIN of the thirteenth month: nobody's. Undefined for the few numbers without a check digit. */
export function nobodysIin(count: number): string | undefined {
  const eleven = `9913${String(count).padStart(7, '0')}`
  const digit = checkDigit(eleven)
  return digit === undefined ? undefined : `${eleven}${digit}`
}

/** Of ten subjects eight have an IIN, one a number alone, one a name alone. */
export function subjectOf(count: number): BreachSubject {
  if (count % 10 === 9) return { name: `Безымянный ${count}` }
  const iin = count % 10 === 8 ? undefined : nobodysIin(count)
  return iin === undefined ? { phone: `+7999${String(count).padStart(7, '0')}` } : { iin }
}

const BATCH = 1000

/** Writes a breach whose delivery has begun, with so many subjects. */
export async function prepareDelivery(storage: Storage, id: string, subjects: number) {
  const breachNo = await storage.transact(async ({ breaches }) => {
    const content = {
      measures: { legal: 'x', organisational: 'x', technical: 'x' },
      subjects,
      lists: [],
    }
    const role = { document: 'holderNotice', role: 'operator', bin: operator } as const
    const moments = { detectedAt: at, receivedAt: at }
    const kind = 'unsanctioned-access'
    const edition = '481/2026-03'
    const no = await breaches.add({ id, edition, ...role, kind, ...moments, content })
    const happened = async (
      event: Parameters<typeof breaches.addEvent>[1]['event'],
      bin: string,
      detail: Record<string, unknown>,
    ) => breaches.addEvent(no, { at, event, bin, detail })
    await happened('notified', operator, {})
    await happened('decided', egov, { risk: true, reason: 'x' })
    await happened('ordered', egov, { measures: { recommended: 'Смените пароль' } })
    await happened('delivery-started', egov, { channel: 'cabinet' })
    return no
  })
  for (let from = 0; from < subjects; from += BATCH) {
    const count = Math.min(BATCH, subjects - from)
    const batch = Array.from({ length: count }, (_, index) => ({
      ...subjectOf(from + index),
      list: 0,
      line: from + index + 1,
    }))
    await storage.transact(({ breachSubjects }) => breachSubjects.add(breachNo, batch))
  }
  return breachNo
}
