import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clientCases } from '../certification/packs/client-cases.ts'
import { junitOfPack } from '../certification/packs/junit.ts'
import type { PackName, PackResult } from '../certification/packs/pack.ts'
import { playRounds } from '../client/hostile-rounds.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createEmulator, type Emulator } from '../emulator.ts'
import type { Session } from '../storage/sessions.ts'
import { seedDemo } from './demo.ts'
import { callApi } from './local-api.ts'
import { referencePlayer } from './reference-player.ts'

export interface PlayedPack {
  readonly result: PackResult
  readonly files: readonly string[]
}

/**
 * Starts an embedded gateway on a free port and plays a pack over HTTP: hostile messages against the gateway, or the
 * hostile gateway against the reference client. Writes the result as JSON and as JUnit.
 */
export async function certifyPack(
  pack: PackName,
  directory: string,
  settings: Config,
  log: (event: string, fields: Readonly<Record<string, unknown>>) => void,
): Promise<PlayedPack> {
  await mkdir(directory, { recursive: true })
  const place = { port: 0, host: '127.0.0.1', publicUrl: undefined, data: join(directory, 'data') }
  const world = { clock: systemClock, newId: randomUUID, log }
  const emulator = await createEmulator({ ...settings, ...place }, world)
  try {
    const { applicationId } = await seedDemo(emulator)
    const { url } = await emulator.start()
    const result = await players[pack]({ emulator, url, applicationId })
    return { result, files: await writeResult(directory, result) }
  } finally {
    await emulator.stop()
  }
}

interface Place {
  readonly emulator: Emulator
  readonly url: string
  readonly applicationId: string
}

const players: Readonly<Record<PackName, (place: Place) => Promise<PackResult>>> = {
  gateway: ({ url }) => callApi(url, '/packs/gateway/runs', { body: {} }),
  client: playClient,
}

/** A session is opened for it, and closed without an act. */
async function playClient({ emulator, url, applicationId }: Place): Promise<PackResult> {
  const { control } = emulator
  const all = (await control.sessions()) as readonly Session[]
  const left = all.filter((one) => one.applicationId === applicationId && one.state === 'open')
  for (const { id } of left) await control.abandon(id)
  const { id } = (await control.openSession(applicationId)) as Session
  const path = `/sessions/${id}/packs/client`
  const player = referencePlayer(emulator, url)
  let result = await callApi<PackResult>(url, path, { body: {} })
  await playRounds(SUBJECT, player, clientCases.length, async ({ messageId, outcome }) => {
    result = await callApi(url, `${path}/reports`, { body: { messageId, outcome } })
  })
  await control.abandon(id)
  return result
}

const SUBJECT = { iin: '991231500016' }

async function writeResult(directory: string, result: PackResult): Promise<readonly string[]> {
  const name = (ending: string) => join(directory, `pack-${result.pack}.${ending}`)
  await writeFile(name('json'), `${JSON.stringify(result, null, 2)}\n`)
  await writeFile(name('junit.xml'), junitOfPack(result))
  return [name('json'), name('junit.xml')]
}
