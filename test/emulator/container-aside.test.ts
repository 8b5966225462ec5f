import assert from 'node:assert/strict'
import { join } from 'node:path'
import { containersAside } from '../../src/emulator/container-aside.ts'
import { openScratch } from '../../src/emulator/scratch.ts'
import { openStorage } from '../../src/storage/database.ts'
import { maker } from '../act/maker.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { startChild } from '../support/child.ts'

describe('emulator/container-aside', () => {
  it('what cannot be drawn is refused in the words of the thread, again and again', async () => {
    const folder = temporaryDirectory()
    const { draw } = containersAside(join(folder, 'none.db'))
    for (const text of ['no act', '{}']) {
      const { descriptor, close } = openScratch(folder)
      await assert.rejects(draw({ text, descriptor }), /JSON|not an act/)
      close()
    }
  })

  it('a database that is not there is named, and the thread goes on', async () => {
    const folder = temporaryDirectory()
    const path = join(folder, 'shep.db')
    const { personalData: _, ...own } = maker
    const order = { sessionId: 'one', maker: own, closedAt: '2026-11-22T00:00:00.000Z' }
    await assert.rejects(
      containersAside(path).drawUp(order),
      /shep\.db cannot be used as a database/,
    )
    const storage = openStorage(path)
    await assert.rejects(
      containersAside(path).drawUp(order),
      /There is no such certification session/,
    )
    await storage.close()
  })

  it('an act for which the room of the thread is not enough is drawn again with more', async () => {
    const child = startChild('emulator/small-room-child.ts')
    await child.end
    assert.equal(child.printed(), '<!DO 2')
  })
})
