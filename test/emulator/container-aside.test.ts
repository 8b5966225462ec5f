import assert from 'node:assert/strict'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { makeContainerAside } from '../../src/emulator/container-aside.ts'
import type { ContainerAsks, ContainerTask } from '../../src/emulator/container-work.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { startChild } from '../support/child.ts'

const never = async () => {
  throw new Error('nobody is to be asked')
}
const asks: ContainerAsks = {
  attempts: never,
  message: never,
  seal: never,
  stamp: never,
  now: never,
}

describe('emulator/container-aside', () => {
  const task = (text: string): ContainerTask => ({
    ...{ text, settings: '{}', trust: [], trusted: [] },
    descriptor: openSync(join(temporaryDirectory(), 'act.tmp'), 'w+'),
  })

  it('what cannot be made is refused in the words of the thread, again and again', async () => {
    for (const text of ['no act', '{}'])
      await assert.rejects(makeContainerAside(task(text), asks), /JSON|not an act/)
  })

  it('an act for which the room of the thread is not enough is made again with more', async () => {
    const child = startChild('emulator/small-room-child.ts')
    await child.end
    assert.equal(child.printed(), 'asked 2')
  })
})
