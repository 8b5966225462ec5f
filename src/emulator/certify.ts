import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActRefusal } from '../act/act.ts'
import type { FrozenAct } from '../act/freeze.ts'
import { junitOfRefusal } from '../act/junit.ts'
import { type FullExchange, playExchange, valueIn } from '../client/full-exchange.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createEmulator, type Emulator } from '../emulator.ts'
import type { Session } from '../storage/sessions.ts'
import { seedDemo } from './demo.ts'
import { referencePlayer } from './reference-player.ts'

/** Heard after each of the exchanges. */
export interface Step {
  readonly number: number
  readonly of: number
  readonly messageId: string
  readonly status: string
  readonly owner: string
}

export interface Certified {
  readonly directory: string
  readonly sessionId: string
  readonly actSha256: string
  readonly files: readonly string[]
}

const ROUNDS = 10
const SUBJECT = { iin: '991231500016' }

/**
 * Starts an embedded gateway on a free port, plays the exchanges that the act asks for with the reference client over
 * HTTP, and writes the act in all its forms. Resolves with the refusal when there is no act; junit.xml says what is missing.
 */
export async function certifyDemo(
  directory: string,
  settings: Config,
  log: (event: string, fields: Readonly<Record<string, unknown>>) => void,
  onStep: (step: Step) => void,
): Promise<Certified | ActRefusal> {
  await mkdir(directory, { recursive: true })
  const config = {
    ...settings,
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    data: join(directory, 'data'),
  }
  const emulator = await createEmulator(config, { clock: systemClock, newId: randomUUID, log })
  try {
    const { applicationId } = await seedDemo(emulator)
    const { url } = await emulator.start()
    await closeWhatWasCutOff(emulator, applicationId)
    const session = (await emulator.control.openSession(applicationId)) as Session
    await play(emulator, url, onStep)
    const made = (await emulator.control.freeze(session.id)) as FrozenAct | ActRefusal
    if (made.format !== 'frozen') {
      await writeFile(join(directory, 'junit.xml'), junitOfRefusal(made))
      return made
    }
    return await writeAct(directory, session.id, made, emulator)
  } finally {
    await emulator.stop()
  }
}

/** A run that was killed left its session open: it is closed without an act. */
async function closeWhatWasCutOff({ control }: Emulator, applicationId: string): Promise<void> {
  const sessions = (await control.sessions()) as readonly Session[]
  const left = sessions.filter((one) => one.applicationId === applicationId && one.state === 'open')
  for (const { id } of left) await control.abandon(id)
}

async function play(emulator: Emulator, url: string, onStep: (step: Step) => void): Promise<void> {
  const player = referencePlayer(emulator, url)
  for (let number = 1; number <= ROUNDS; number++) {
    const exchange = await playExchange(SUBJECT, player)
    onStep({ number, of: ROUNDS, messageId: exchange.access.messageId, ...wordsOf(exchange) })
  }
}

function wordsOf({ access, person }: FullExchange): { status: string; owner: string } {
  const { answer } = access
  const status =
    answer.kind === 'fault' ? answer.errorCode : (valueIn(access, 'status') ?? answer.code)
  if (!person) return { status, owner: 'not asked' }
  return {
    status,
    owner: person.answer.kind === 'fault' ? person.answer.errorCode : person.answer.code,
  }
}

async function writeAct(
  directory: string,
  sessionId: string,
  { text, sha256 }: FrozenAct,
  { control, pki }: Emulator,
): Promise<Certified> {
  type Content = string | Uint8Array | AsyncIterable<Uint8Array>
  const put = async (name: string, content: Content): Promise<string> => {
    const path = join(directory, name)
    await writeFile(path, content)
    return path
  }
  const files = [
    await put('act.asice', (await control.actContainerPieces(sessionId)).pieces()),
    await put('act.json', text),
    await put('act.pdf', await control.actPdf(sessionId)),
    await put('act.html', await control.actHtml(sessionId)),
    await put('junit.xml', await control.actJunit(sessionId)),
    await put('ca.pem', await readFile(join(pki.trustDirectory, '..', 'ca.pem'))),
  ]
  return { directory, sessionId, actSha256: sha256, files }
}
