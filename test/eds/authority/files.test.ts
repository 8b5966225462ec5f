import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { putFile } from '../../../src/eds/authority/files.ts'
import { temporaryDirectory } from '../support.ts'

describe('eds/authority/files', () => {
  it('a file that cannot be written is named, and leaves nothing beside it', async () => {
    const folder = temporaryDirectory()
    const path = join(folder, 'k.pem')
    const nothingToWrite = 5 as unknown as string
    await assert.rejects(putFile(path, nothingToWrite), (problem: Error) =>
      problem.message.startsWith(`${path} cannot be written: `),
    )
    assert.deepEqual(readdirSync(folder), [])
  })
})
