/** Not a test: a process that uses the checkpoint thread, for long enough to notice, and then simply ends without close. */
import { openStorage } from '../../src/storage/database.ts'
import { received } from './records.ts'

async function leave(path: string): Promise<void> {
  const storage = openStorage(path)
  const request = Buffer.alloc(20_000_000)
  await storage.checkpoint()
  await storage.transact(({ messages }) => messages.receive(received('m1', { request })))
  await storage.checkpoint()
  process.stdout.write('emptied')
}

void leave(process.argv[2] ?? '')
