import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../src/storage/connection.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { running, startChild } from '../support/child.ts'
import { temporaryFolder } from './records.ts'

/** `received <id>` and `answered <id>`, without a line that the kill cut off. */
const linesOf = (printed: string): string[][] =>
  printed
    .slice(0, printed.lastIndexOf('\n'))
    .split('\n')
    .map((line) => line.split(' '))

/** What was said to be durable and is not there. */
async function missingFrom(storage: Storage, lines: string[][]): Promise<string[][]> {
  const missing: string[][] = []
  await storage.read(async ({ messages }) => {
    for (const [what, id = ''] of lines) {
      const [entry] = await messages.find(id)
      const there = what === 'received' ? entry : entry?.answeredAt
      if (there === undefined) missing.push([what ?? '', id])
    }
  })
  return missing
}

async function killAndLook(file: string): Promise<number> {
  const child = startChild('storage/writing-child.ts', file)
  await running(child)
  await sleep(Math.random() * 80)
  child.process.kill('SIGKILL')
  assert.equal(await child.end, 'SIGKILL')
  const lines = linesOf(child.printed())
  const storage = openStorage(file)
  assert.deepEqual(await missingFrom(storage, lines), [])
  const db = connect(file, 'reader')
  assert.equal(db.pragma('integrity_check', { simple: true }), 'ok')
  db.close()
  await storage.close()
  return lines.length
}

describe('storage: kill -9', () => {
  const databases = 5
  const rounds = 2

  async function killInRounds(file: string): Promise<number> {
    let durable = 0
    for (let round = 0; round < rounds; round += 1) durable += await killAndLook(file)
    return durable
  }

  it(`whatever transact resolved is there: ${databases} databases, each killed ${rounds} times`, async () => {
    const folder = temporaryFolder()
    const files = Array.from({ length: databases }, (_, index) => `${folder.file}-${index}`)
    const durable = await Promise.all(files.map(killInRounds))
    assert.ok(durable.every((count) => count >= rounds))
    folder.remove()
  })

  it('what was printed and is not there would be told', async () => {
    const storage = openStorage(':memory:')
    const line = ['received', 'never']
    assert.deepEqual(await missingFrom(storage, [line]), [line])
    await storage.close()
  })
})
