import type { Named } from './names.ts'
import { between, pick, type Random } from './random.ts'

/** A place where nobody lives: the streets are invented. */
export interface Address {
  readonly region: Named
  readonly city: Named
  readonly street: Named
  readonly building: string
  readonly flat: string
}

const cities: readonly Pick<Address, 'region' | 'city'>[] = [
  {
    region: { kk: 'Сынақ облысы', ru: 'Испытательная область' },
    city: { kk: 'Үлгі қаласы', ru: 'город Образцов' },
  },
  {
    region: { kk: 'Эмулятор облысы', ru: 'Эмуляторная область' },
    city: { kk: 'Мысал қаласы', ru: 'город Примеров' },
  },
]

const streets: readonly Named[] = [
  { kk: 'Тексеру көшесі', ru: 'улица Проверочная' },
  { kk: 'Көшірме көшесі', ru: 'улица Копий' },
  { kk: 'Жаңғыртпа даңғылы', ru: 'проспект Эмуляции' },
]

export const addressFrom = (random: Random): Address => ({
  ...pick(cities, random),
  street: pick(streets, random),
  building: String(between(1, 99, random)),
  flat: String(between(1, 200, random)),
})
