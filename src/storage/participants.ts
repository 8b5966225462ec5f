import type { Db } from './connection.ts'
import { orRefuse } from './rows.ts'

/** A system that may send: an initiator or a data owner. Times in storage are ISO 8601 UTC. */
export interface Participant {
  readonly senderId: string
  readonly bin: string
  readonly name: string
  readonly passwordHash: string
  readonly createdAt: string
}

export interface ParticipantStore {
  /** Rejects when the senderId is taken. */
  add(participant: Participant): Promise<void>
  find(senderId: string): Promise<Participant | undefined>
  list(): Promise<Participant[]>
}

const columns = `sender_id AS senderId, bin, name, password_hash AS passwordHash, created_at AS createdAt`

export function participantStore(db: Db): ParticipantStore {
  const insert = db.prepare<[Participant]>(
    `INSERT INTO participants (sender_id, bin, name, password_hash, created_at)
     VALUES (@senderId, @bin, @name, @passwordHash, @createdAt)`,
  )
  const one = db.prepare<[string], Participant>(
    `SELECT ${columns} FROM participants WHERE sender_id = ?`,
  )
  const all = db.prepare<[], Participant>(`SELECT ${columns} FROM participants ORDER BY sender_id`)
  return {
    add: async (participant) => {
      const { senderId } = participant
      orRefuse(() => insert.run(participant), `participant ${senderId} is already registered`)
    },
    find: async (senderId) => one.get(senderId),
    list: async () => all.all(),
  }
}
