/** Not a test: a process that receives and answers messages until it is killed, and prints the id of each that is durable. */
import { randomUUID } from 'node:crypto'
import { openStorage } from '../../src/storage/database.ts'
import { answered, received } from './records.ts'

async function chain(path: string): Promise<void> {
  const storage = openStorage(path)
  const one = async (): Promise<void> => {
    for (;;) {
      const id = randomUUID()
      await storage.transact(({ messages }) => messages.receive(received(id)))
      process.stdout.write(`received ${id}\n`)
      await storage.transact(({ messages }) => messages.answer(answered(id)))
      process.stdout.write(`answered ${id}\n`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
}

void chain(process.argv[2] ?? '')
