import assert from 'node:assert/strict'
import { closeSync, openSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeContainer } from '../../../src/act/container/make.ts'
import { type ByteSource, fileSource, STEP, sourceOf } from '../../../src/act/container/source.ts'
import { verifyContainer } from '../../../src/act/container/verify.ts'
import { findFile } from '../../../src/act/container/zip-find.ts'
import { readZip } from '../../../src/act/container/zip-read.ts'
import { writeZip } from '../../../src/act/container/zip-write.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { NOW, sharedPki, temporaryDirectory } from '../../eds/support.ts'
import { looseZip } from './loose-zip.ts'
import { entry, makersOf } from './support.ts'
import { tricks } from './tricks.ts'

const large = { name: 'large.bin', bytes: Buffer.alloc(2 * STEP + 7, 'abc') }

describe('act/container/source: a container is read where it is looked at', () => {
  let path: string
  let descriptor: number
  beforeEach(() => {
    path = join(temporaryDirectory(), 'act.asice')
    writeFileSync(path, writeZip([entry('one.txt', 'one'), large]))
    descriptor = openSync(path, 'r')
  })
  afterEach(() => closeSync(descriptor))

  it('a file and the same bytes are told the same, whatever the trick', () => {
    const told = (container: Uint8Array | ByteSource) => {
      const { entries, problems } = readZip(container)
      const files = entries.map(({ name, size, digest }) => [name, size, digest])
      return { files, problems }
    }
    for (const [title, [entries, end]] of Object.entries(tricks)) {
      const bytes = looseZip(entries, end)
      writeFileSync(path, bytes)
      assert.deepEqual(told(fileSource(descriptor)), told(bytes), title)
    }
  })

  it('a file of several steps is whole, and its digest is that of all of them', () => {
    const [small, other] = readZip(fileSource(descriptor)).entries
    assert.equal(Buffer.from(small?.bytes ?? []).toString(), 'one')
    assert.ok(large.bytes.equals(other?.bytes ?? Buffer.alloc(0)))
    assert.deepEqual(readZip(writeZip([large])).entries[0]?.digest, other?.digest)
  })

  it('what was written to after it was judged is not taken for what was judged', () => {
    const [small] = readZip(fileSource(descriptor)).entries
    writeFileSync(path, writeZip([entry('one.txt', 'two'), large]))
    assert.throws(() => small?.bytes, /one\.txt changed while it was read/)
    truncateSync(path, 10)
    assert.throws(() => small?.bytes, /became shorter/)
    assert.throws(() => sourceOf(Buffer.from('abc')).read(2, 2), /beyond the end/)
  })

  it('a file is found in pieces of any size', async () => {
    const bytes = writeZip([entry('one.txt', 'one'), large, entry('last.txt', 'last')])
    for (const size of [300_001, STEP, bytes.length]) {
      const cut = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
      }
      assert.equal(String(await findFile(cut(), 'last.txt')), 'last')
      assert.equal(await findFile(cut(), 'none.txt'), undefined)
    }
  })
})

describe('act/container: of a container that is written or verified no more is held than one file', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  it('files are asked for one after another, written before the next, and read whole only when they are looked at', async () => {
    const parts: Uint8Array[] = []
    let asked = 0
    let written = 0
    const files = async function* () {
      for (; asked < 30; asked += 1) {
        assert.ok(
          written >= asked * STEP,
          `${asked} files were asked for, ${written} bytes written`,
        )
        yield { name: `evidence/${asked}.xml`, bytes: Buffer.alloc(STEP, `${asked}`) }
      }
    }
    await writeContainer(files(), makersOf(pki), (bytes) => {
      assert.ok(bytes.length <= STEP, 'a sink is given no more than a file at once')
      written += bytes.length
      parts.push(bytes)
    })
    const source = sourceOf(Buffer.concat(parts))
    let whole = 0
    const watched: ByteSource = {
      ...source,
      read: (offset, length) => {
        whole += length
        return source.read(offset, length)
      },
    }
    const { result } = await verifyContainer(watched, { trust: pki.trust, at: NOW })
    assert.equal(result, 'pass')
    assert.ok(whole < 200_000, `${whole} bytes were read at once, of ${source.size}`)
  })
})
