import assert from 'node:assert/strict'
import { readZip } from '../../../src/act/container/zip-read.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { sharedPki } from '../../eds/support.ts'
import { judge, rebuilt, replaced, small } from './support.ts'

describe('act/container: no byte without meaning', () => {
  let pki: TestPki
  let container: Uint8Array
  before(async () => {
    pki = await sharedPki()
    container = await small(pki)
  })

  it('1,000 bytes changed, one at a time: each is caught', async () => {
    let state = 20261122
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const missed: string[] = []
    for (let count = 0; count < 1000; count += 1) {
      const at = next(container.length)
      const copy = Buffer.from(container)
      copy[at] = (copy[at] ?? 0) ^ (1 + next(255))
      const { result } = await judge(copy, pki)
      if (result !== 'fail') missed.push(`${at}: ${result}`)
    }
    assert.deepEqual(missed, [])
  })

  it('a byte of the time stamp changed, its CRC too: each is caught, for nothing in it is without meaning', async () => {
    const name = 'META-INF/timestamp001.tst'
    const token = readZip(container).entries.find((one) => one.name === name)?.bytes
    assert.ok(token)
    const missed: number[] = []
    for (let at = 0; at < token.length; at += 29) {
      const copy = Buffer.from(token)
      copy[at] = (copy[at] ?? 0) ^ 1
      const { result } = await judge(rebuilt(container, replaced(name, copy)), pki)
      if (result !== 'fail') missed.push(at)
    }
    assert.deepEqual(missed, [])
  })
})
