import type { Db } from './connection.ts'

/** What a phone does by itself: how messages reach it, and how it answers a question. Newer rules replace older ones. */
export interface PhoneRule {
  /** A number, or `*` for every number without a rule of its own. */
  readonly number: string
  readonly at: string
  readonly answer: 'by-hand' | 'agree' | 'refuse' | 'ignore' | 'wrong-code'
  /** How long after the question it answers. */
  readonly afterSeconds: number
  /** `roaming` and `lost`: messages do not reach the phone. */
  readonly delivery: 'delivered' | 'lost' | 'roaming'
}

export interface PhoneRuleStore {
  set(rule: PhoneRule): Promise<void>
  /** The rule of the number, else that of `*`; absent: answers by hand, everything is delivered. */
  of(number: string): Promise<PhoneRule | undefined>
  /** The rules in force, by number. */
  list(): Promise<PhoneRule[]>
}

const columns = 'number, at, answer, after_seconds AS afterSeconds, delivery'

export function phoneRuleStore(db: Db): PhoneRuleStore {
  const insert = db.prepare<[PhoneRule]>(
    `INSERT INTO phone_rules (number, at, answer, after_seconds, delivery)
     VALUES (@number, @at, @answer, @afterSeconds, @delivery)`,
  )
  const one = db.prepare<[string], PhoneRule>(
    `SELECT ${columns} FROM phone_rules WHERE number IN (?, '*') ORDER BY number = '*', seq DESC LIMIT 1`,
  )
  const all = db.prepare<[], PhoneRule>(`SELECT ${columns} FROM phone_rules ORDER BY number, seq`)
  return {
    set: async (rule) => void insert.run(rule),
    of: async (number) => one.get(number),
    list: async () => [...new Map(all.all().map((rule) => [rule.number, rule])).values()],
  }
}
