/** Not a test: a process that uses the checkpoint thread and then simply ends, without close. */
import { openStorage } from '../../src/storage/database.ts'
import { participant } from './records.ts'

async function leave(path: string): Promise<void> {
  const storage = openStorage(path)
  await storage.transact(({ participants }) => participants.add(participant()))
  await storage.checkpoint()
}

void leave(process.argv[2] ?? '')
