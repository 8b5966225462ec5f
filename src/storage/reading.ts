import { connect } from './connection.ts'
import { eventLogStore, type LogCheckpoint, type LogRow } from './event-log.ts'
import { type MessageStore, messageStore } from './messages.ts'
import { type OcspAnswer, ocspAnswerStore } from './ocsp-answers.ts'

/** What is large of a certification session: its messages, and what their verdicts rest on. */
export interface Records extends Pick<MessageStore, 'nextOfCertification' | 'content' | 'one'> {
  ocspAnswer(sha256: string): Promise<OcspAnswer | undefined>
  /** The event log of all sessions. */
  log(): Promise<{
    readonly rows: readonly LogRow[]
    readonly checkpoints: readonly LogCheckpoint[]
  }>
}

/** The same over a connection of its own, which cannot write: for a thread, where the storage is not. Each statement sees what is committed. */
export function openRecords(path: string): {
  readonly records: Records
  readonly close: () => void
} {
  const db = connect(path, 'visitor')
  const { nextOfCertification, content, one } = messageStore(db)
  const { find: ocspAnswer } = ocspAnswerStore(db)
  const { list, checkpoints } = eventLogStore(db)
  const log = async () => ({ rows: await list(), checkpoints: await checkpoints() })
  return {
    records: { nextOfCertification, content, one, ocspAnswer, log },
    close: () => void db.close(),
  }
}
