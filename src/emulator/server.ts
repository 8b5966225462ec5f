import { createServer } from 'node:http'
import type { Config } from '../config.ts'
import { createConsole } from '../console/console.ts'
import type { ApiRoute } from '../contract/api.ts'
import { warmUp } from '../eds/algorithms/registry.ts'
import type { Emulator, World } from '../emulator.ts'
import { createApi } from '../http/api.ts'
import type { Control } from '../http/control.ts'
import { refuseNoHttp } from '../http/no-http.ts'
import type { PkiSource } from '../http/pki.ts'
import { createListener } from '../http/soap.ts'
import { wsdlFiles } from '../http/wsdl.ts'
import type { Storage } from '../storage/database.ts'
import { product } from './build.ts'
import { addressOf, asked, closed, listen } from './listening.ts'

export interface ServerParts {
  readonly config: Config
  readonly log: World['log']
  readonly answer: Emulator['answer']
  readonly answerBureau: Emulator['answerBureau']
  readonly control: Control
  readonly more: readonly ApiRoute[]
  readonly pki: PkiSource
  /** The public address while it listens, without a slash at the end, and the one of this machine; empty otherwise. */
  readonly live: { url: string; own: string }
  readonly storage: Storage
  /** What goes on by itself while it listens. */
  readonly jobs: readonly Job[]
}

/** A client that closes its side after the request, as netcat does, is answered all the same (RFC 9112, 9.6). */
const answersHalfClosed = { httpAllowHalfOpen: true }

/** Work that is resumed at every start. */
export interface Job {
  wake(): void
  /** Resolves when it has let go of the storage. */
  stop(): Promise<void>
}

/**
 * How long a connection may be idle, ms. With the usual five seconds a client's next message, already on its way, is cut when
 * the event loop comes to it late.
 */
const keepAliveTimeout = 65_000

/** The HTTP server of an emulator: SOAP by node:http itself, everything else by express behind it. */
export function serverOf({
  config,
  log,
  answer,
  answerBureau,
  control,
  more,
  pki,
  live,
  storage,
  jobs,
}: ServerParts): Pick<Emulator, 'start' | 'stop'> {
  const { maxBytes, stopPatience } = config
  const baseUrl = (host: string | undefined) => config.publicUrl ?? asked(host) ?? live.url
  const wsdlUrl = (host: string | undefined) =>
    `${baseUrl(host).replace(/\/+$/, '')}/bip-sync-wss-gost/?wsdl`
  const { version } = product
  const pages = createConsole({ source: control, routes: more, wsdlUrl, version })
  const facts = { title: `${product.name}, TEST ONLY`, version }
  const ready = () => live.url !== ''
  const otherwise = createApi({ control, more, pki, pages, facts, ready, log })
  const listener = createListener({
    answer,
    answerBureau,
    wsdl: wsdlFiles(),
    baseUrl,
    maxBytes,
    otherwise,
    log,
  })
  const server = Object.assign(createServer({ keepAliveTimeout }, listener), answersHalfClosed)
  server.on('clientError', refuseNoHttp(log))
  return {
    start: async () => {
      const port = await listen(server, config)
      live.url = addressOf({ ...config, port }) ?? ''
      live.own = addressOf({ ...config, port, publicUrl: undefined }) ?? ''
      void warmUp()
      for (const job of jobs) job.wake()
      return { url: live.url, port }
    },
    stop: async () => {
      live.url = ''
      await closed(server, stopPatience)
      await Promise.all(jobs.map((job) => job.stop()))
      await storage.close()
    },
  }
}
