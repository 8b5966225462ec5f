import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { playExchange } from '../../src/client/full-exchange.ts'
import { createGatewayClient, type Exchanged } from '../../src/client/gateway-client.ts'
import { accessRequest } from '../../src/client/requests.ts'
import { signVerificationToken } from '../../src/client/verification-token.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config/read.ts'
import { demo, seedDemo } from '../../src/emulator/demo.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { createEmulator, type Emulator } from '../../src/emulator.ts'
import type { JournalRow } from '../../src/http/control.ts'
import { dataFolder } from '../support/emulator.ts'
import { assertOnlyOurMarkup, wordsOf } from './markup.ts'

export const iin = '991231500016'

/** A running emulator, its console and its API. */
export interface ConsoleServer {
  readonly emulator: Emulator
  readonly applicationId: string
  readonly soapUrl: string
  /** A page as it is, redirects not followed. */
  page(path: string, headers?: Readonly<Record<string, string>>): Promise<Page>
  /** Bytes that no client would send. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<JournalRow>
  /** The latest entry of the journal. */
  last(): Promise<JournalRow>
  readonly play: Player
  close(): Promise<void>
}

export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export type Opener = (
  path: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<Page & { readonly words: string }>

/** A page that is there and is ours to the last tag. */
export async function openPage(
  server: ConsoleServer,
  path: string,
  headers?: Readonly<Record<string, string>>,
): ReturnType<Opener> {
  const page = await server.page(path, headers)
  assert.equal(page.status, 200, path)
  assertOnlyOurMarkup(page.text)
  return { ...page, words: wordsOf(page.text) }
}

/** What the demo participant sends. */
export interface Player {
  /** A token, and a person for it. */
  exchange(password?: string): Promise<void>
  /** A token alone, with fields changed. */
  token(fields?: Readonly<Record<string, string>>, messageId?: string): Promise<Exchanged>
}

export async function startConsole(): Promise<ConsoleServer> {
  const data = await dataFolder()
  const emulator = await createEmulator(readConfig({ SHEP_DATA: data, SHEP_PORT: '0' }))
  const { control } = emulator
  const { applicationId } = await seedDemo(emulator)
  const { url } = await emulator.start()
  const soapUrl = `${url}/bip-sync-wss-gost/`
  const last = async () => {
    const [row] = await control.journal(undefined, 1)
    if (!row) throw new Error('the journal is empty')
    return row
  }
  return {
    emulator,
    applicationId,
    soapUrl,
    last,
    page: async (path, headers = {}) => {
      const answer = await fetch(new URL(path, url), { redirect: 'manual', headers })
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    },
    post: async (body, headers = {}) => {
      await fetch(soapUrl, { method: 'POST', body, headers })
      return last()
    },
    play: playerOf(emulator, soapUrl),
    close: async () => {
      await emulator.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function playerOf({ pki }: Emulator, url: string): Player {
  const { initiator, gateway } = pki
  const { native: tokenKey } = initiator.key
  if (!tokenKey) throw new Error('the demo key is not a key of node:crypto')
  const settings = { clock: systemClock, newId: randomUUID }
  const clientOf = (password: string) =>
    createGatewayClient({
      ...settings,
      url,
      senderId: demo.senderId,
      password,
      identity: identityOf(initiator),
      keyInfo: 'key-identifier',
      gateways: [gateway.certificate],
    })
  return {
    exchange: async (password = demo.password) => {
      const client = clientOf(password)
      await playExchange({ iin }, { ...settings, client, organisation: demo, tokenKey })
    },
    token: async (fields = {}, messageId = randomUUID()) => {
      const at = new Date()
      const ovt = await signVerificationToken({ bin: demo.bin, way: 'Bio', at }, tokenKey)
      const question = accessRequest({
        uin: iin,
        company: demo.name,
        company_bin: demo.bin,
        company_responsible: 'Владелец данных (эмулятор)',
        employee_name: 'Тестов Т.',
        access_name: 'GBDFLUniversal_token',
        personal_data_name: 'Сведения о физическом лице',
        expiresIn: '600000',
        'omit-sms': 'true',
        ovt,
        ...fields,
      })
      return clientOf(demo.password).send('KDP_SERVICE', question, messageId)
    },
  }
}
