import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { openStorage } from '../../src/storage/database.ts'
import { running, startChild } from '../support/child.ts'
import { temporaryFolder } from './records.ts'

const inUse = /shep\.db: database is in use by another emulator/

describe('storage/lock', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => {
    folder.remove()
  })

  it('the second open in one process is refused until the first is closed', async () => {
    const first = openStorage(folder.file)
    assert.throws(() => openStorage(folder.file), inUse)
    await first.close()
    await openStorage(folder.file).close()
  })

  it('another name of the same file is the same database', async () => {
    const first = openStorage(folder.file)
    const link = join(folder.path, 'link-shep.db')
    symlinkSync(folder.file, link)
    assert.throws(() => openStorage(link), inUse)
    await first.close()
  })

  it('another process is refused, and kill -9 leaves nothing in the way', async () => {
    const child = startChild('storage/writing-child.ts', folder.file)
    await running(child)
    assert.throws(() => openStorage(folder.file), inUse)
    child.process.kill('SIGKILL')
    await child.end
    await openStorage(folder.file).close()
  })
})
