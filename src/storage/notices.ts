import type { Text } from '../contract/texts/text.ts'
import type { DataAction } from './accesses.ts'
import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** The seven actions, access without consent, a breach, and what becomes of a withdrawal. */
export type NoticeKind = DataAction | 'protocoled' | 'breach' | 'withdrawal' | 'rights'

/** What a subject was told. */
export interface Notice {
  /** Counts up in the order of writing. */
  readonly id: string
  readonly iin: string
  readonly at: string
  readonly kind: NoticeKind
  readonly bin?: string
  /** Name of the operator. */
  readonly operator?: string
  readonly services?: readonly string[]
  readonly channel: 'cabinet' | 'sms'
  readonly text: Text
  /** Id of what it is about: a token, a withdrawal, a breach. */
  readonly reference?: string
  readonly automated: boolean
}

export interface NoticeStore {
  /** Gives its id. */
  add(notice: Omit<Notice, 'id'>): Promise<string>
  /** Newest first, of one kind or of all. */
  ofSubject(iin: string, kind?: NoticeKind): Promise<Notice[]>
}

type NoticeRow = Row<Omit<Notice, 'id' | 'services' | 'text' | 'automated'>> &
  Text & { services: string | null; automated: number }

const noticeOf = ({
  seq,
  services,
  automated,
  ru,
  kk,
  en,
  ...row
}: NoticeRow & { seq: number }): Notice => ({
  ...withoutNulls<Omit<Notice, 'id' | 'services' | 'text' | 'automated'>>(row),
  id: String(seq),
  ...(services === null ? {} : { services: JSON.parse(services) }),
  text: { ru, kk, en },
  automated: automated === 1,
})

export function noticeStore(db: Db): NoticeStore {
  const insert = db.prepare<[NoticeRow]>(
    `INSERT INTO notices (iin, at, kind, bin, operator, services, channel, ru, kk, en, reference, automated)
     VALUES (@iin, @at, @kind, @bin, @operator, @services, @channel, @ru, @kk, @en, @reference, @automated)`,
  )
  const ofSubject = db.prepare<[{ iin: string; kind: string | null }], NoticeRow & { seq: number }>(
    `SELECT seq, iin, at, kind, bin, operator, services, channel, ru, kk, en, reference, automated
     FROM notices WHERE iin = @iin AND (@kind IS NULL OR kind = @kind) ORDER BY seq DESC`,
  )
  return {
    add: async ({ text, services, automated, ...rest }) => {
      const row = { bin: null, operator: null, reference: null, ...rest, ...text }
      const lists = { services: services ? JSON.stringify(services) : null }
      const { lastInsertRowid } = insert.run({ ...row, ...lists, automated: Number(automated) })
      return String(lastInsertRowid)
    },
    ofSubject: async (iin, kind) => ofSubject.all({ iin, kind: kind ?? null }).map(noticeOf),
  }
}
