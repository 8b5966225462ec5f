import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../src/act/json.ts'
import { act } from '../../src/cli/act.ts'
import { certify } from '../../src/cli/certify.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { dataFolder } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { startShep } from '../support/shep.ts'
import { assertOneContainerEach, assertStays, type Kept, keptIn, nothing } from './kept.ts'
import { deadlyAt } from './places.ts'

/** How the kills left things: sessions open, and with their act. */
export interface CertifyKills {
  readonly open: number
  readonly acted: number
}

/**
 * Kills `shep certify` with signal 9 at each of the places, each time in a folder of its own, and runs it again: that run
 * makes its act, what was there stays, and no session has two acts. Throws when it is not so.
 */
export async function killCertifying(places: readonly string[]): Promise<CertifyKills> {
  const left = { open: 0, acted: 0 }
  for (const place of places) {
    const kept = await at(place, () => killInTurn(place))
    left.open += kept.sessions.size - kept.closed.size
    left.acted += kept.acted.length
  }
  return left
}

/** Whatever is wrong is told with its place. */
export async function at<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new Error(`killed ${place}: ${(cause as Error).message}`, { cause })
  }
}

/** In one folder, a run after another, each at its place; the run after them finishes. What the last kill left. */
export async function killInTurn(...places: readonly string[]): Promise<Kept> {
  const out = temporaryDirectory()
  const data = join(out, 'data')
  cpSync(await dataFolder(), data, { recursive: true })
  let left = nothing
  for (const place of places) {
    const cut = startShep(['certify', '--out', out], { env: deadlyAt(place) })
    assert.equal(await cut.end, 'SIGKILL', cut.err())
    const now = keptIn(data)
    assertStays(left, now)
    left = now
  }
  const { status, err } = await shepHere(certify, ['--out', out])
  assert.equal(status, 0, err)
  const after = keptIn(data)
  assertStays(left, after)
  assert.equal(after.closed.size, after.sessions.size, 'a session is still open')
  assert.equal(after.acted.length, left.acted.length + 1)
  const trust = join(out, 'ca.pem')
  await assertOneContainerEach(data, trust)
  await assertFilesOf(keptIn(data), out, trust)
  return left
}

/** The files in a folder are those of one act that is stored, and a stranger can verify it. */
export async function assertFilesOf(kept: Kept, out: string, trust: string): Promise<void> {
  const asice = join(out, 'act.asice')
  const { status, out: said } = await shepHere(act, ['verify', asice, '--trust', trust])
  assert.equal(status, 0, said)
  const digests = {
    container: sha256(readFileSync(asice)),
    act: sha256(readFileSync(join(out, 'act.json'), 'utf8')),
  }
  const [id] = kept.acted.filter((one) => kept.containers.get(one) === digests.container)
  assert.ok(id, 'act.asice is of no session')
  assert.equal(kept.closed.get(id), digests.act, 'act.json is of another act')
  for (const name of ['act.pdf', 'act.html', 'junit.xml']) assert.ok(existsSync(join(out, name)))
}
