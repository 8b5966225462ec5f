import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { certify } from '../../src/cli/certify.ts'
import { playExchange } from '../../src/client/full-exchange.ts'
import { demo } from '../../src/emulator/demo.ts'
import { referencePlayer } from '../../src/emulator/reference-player.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { dataFolder } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { askApi } from '../support/http.ts'
import {
  type Participant,
  participantOf,
  type Served,
  serveShep,
  startShep,
} from '../support/shep.ts'
import { assertFilesOf, at, type CertifyKills } from './certifying.ts'
import { assertOneContainerEach, assertStays, type Kept, keptIn } from './kept.ts'
import { deadlyAt } from './places.ts'

/** Which of the two programs dies. */
export type Victim = 'serve' | 'certify'

/** One system under test: its data folder at the emulator, its file, and where its act is to be. */
interface Scene {
  readonly data: string
  readonly out: string
  readonly file: string
  readonly participant: Participant
}

const { senderId, bin, name, password } = demo
const certification = {
  participant: { senderId, bin, name, password },
  application: {
    method: 'own',
    services: 'Выдача займа',
    neededServices: 'GBDFLUniversal_token: сверка сведений',
    servicePeriod: 'Постоянно',
    storageTerm: 'До исполнения обязательств',
    storageGrounds: 'Исполнение договора',
  },
}

/**
 * Kills `shep serve`, or the `shep certify --application` that talks to it, with signal 9 at each of the places, each time
 * with a folder of its own. Run again, certify finishes the very session that was cut off. Throws when it does not.
 */
export async function killTarget(victim: Victim, places: readonly string[]): Promise<CertifyKills> {
  const left = { open: 0, acted: 0 }
  for (const place of places) {
    const kept = await at(place, () => killOnce(victim, place))
    left.open += kept.sessions.size - kept.closed.size
    left.acted += kept.acted.length
  }
  return left
}

async function killOnce(victim: Victim, place: string): Promise<Kept> {
  const scene = await newScene()
  const { data, out } = scene
  const cut = await serveShep(data, victim === 'serve' ? { env: deadlyAt(place) } : {})
  await (victim === 'serve' ? serveDies(scene, cut) : certifyDies(scene, cut, place))
  const left = keptIn(data)
  const served = victim === 'serve' ? await serveShep(data) : cut
  const run = shepHere(certify, argumentsOf(scene, served))
  const { status, err } = await playing(scene, served, run)
  assert.equal(status, 0, err)
  served.process.kill('SIGTERM')
  assert.equal(await served.end, 0, served.err())
  const after = keptIn(data)
  assertStays(left, after)
  assert.deepEqual(
    [after.sessions.size, after.acted.length],
    [1, 1],
    'the session was not gone on with',
  )
  const trust = join(data, 'pki', 'ca.pem')
  await assertOneContainerEach(data, trust)
  await assertFilesOf(keptIn(data), out, trust)
  return left
}

async function newScene(): Promise<Scene> {
  const [data, out] = [await dataFolder(), temporaryDirectory()]
  const file = join(temporaryDirectory(), 'certification.json')
  writeFileSync(file, JSON.stringify(certification))
  return { data, out, file, participant: await participantOf(data) }
}

const argumentsOf = ({ file, out }: Scene, { url }: Served): string[] => [
  ...['--application', file, '--target', url],
  ...['--out', out, '--wait', '60'],
]

/** The run is cut off with its emulator: it cannot tell. */
async function serveDies(scene: Scene, served: Served): Promise<void> {
  const run = shepHere(certify, argumentsOf(scene, served))
  const { status, out } = await playing(scene, served, run, 'cut off')
  const end = await Promise.race([served.end, sleep(60_000, 'alive', { ref: false })])
  assert.equal(end, 'SIGKILL', `${out}${served.err()}`)
  assert.ok(status === 0 || status === 2, `exit status ${status}`)
}

async function certifyDies(scene: Scene, served: Served, place: string): Promise<void> {
  const cut = startShep(['certify', ...argumentsOf(scene, served)], { env: deadlyAt(place) })
  assert.equal(await playing(scene, served, cut.end), 'SIGKILL', cut.err())
}

/** While the run goes on, the participant sends what its open session still lacks. */
async function playing<T>(
  { participant }: Scene,
  served: Served,
  run: Promise<T>,
  fate: 'whole' | 'cut off' = 'whole',
): Promise<T> {
  const over = new AbortController()
  const ended = run.finally(() => over.abort())
  const play = async (): Promise<void> => {
    const { json: jwks } = await askApi(`${served.url}/api/v1/kdp/jwks.json`)
    const player = referencePlayer({ ...participant, control: { jwks: () => jwks } }, served.url)
    while (!over.signal.aborted) {
      if (await lacks(served)) await playExchange({ iin: '991231500016' }, player)
      else await sleep(20)
    }
  }
  const [result] = await Promise.all([
    ended,
    play().catch((cause: unknown) => {
      if (fate === 'whole') throw cause
    }),
  ])
  return result
}

async function lacks({ url }: Served): Promise<boolean> {
  const { json } = await askApi(`${url}/api/v1/sessions`)
  const open = (json as readonly { id: string; state: string }[]).find(
    ({ state }) => state === 'open',
  )
  if (!open) return false
  const { json: progress } = await askApi(`${url}/api/v1/sessions/${open.id}`)
  const { counted, required } = progress as { counted: number; required: number }
  return counted < required
}
