import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** A page of a browser, as a test looks at it. */
export interface BrowserTab {
  /** Resolves when the page has loaded. */
  open(url: string): Promise<void>
  /** The value of an expression in the page. */
  value<T>(expression: string): Promise<T>
  /** Does what leads to another page, and waits for it. */
  leave(expression: string): Promise<void>
  resize(width: number, height: number): Promise<void>
  /** PNG of the page: of what is in the window, or of all of it. */
  picture(whole?: boolean): Promise<Buffer>
  /** What the console of the browser said: errors, refusals of the content security policy. */
  readonly complaints: readonly string[]
}

export interface Browser {
  readonly tab: BrowserTab
  close(): Promise<void>
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where a browser is on this machine; undefined: there is none. */
export const browserHere = (): string | undefined => places.find((one) => existsSync(one))

interface Said {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

/** Chromium without a window, steered over two pipes by the DevTools protocol: no package is needed for it. */
export async function openBrowser(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'shep-browser-'))
  const child = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
    ].concat(['--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank']),
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const line = lineTo(child)
  const { targetId } = await line.ask('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await line.ask('Target.attachToTarget', { targetId, flatten: true })
  const ask = (method: string, params = {}) => line.ask(method, params, String(sessionId))
  const complaints: string[] = []
  line.on('Runtime.exceptionThrown', (params) => complaints.push(JSON.stringify(params)))
  line.on('Runtime.consoleAPICalled', (params) => complaints.push(JSON.stringify(params)))
  line.on('Log.entryAdded', (params) => complaints.push(JSON.stringify(params)))
  for (const domain of ['Page', 'Runtime', 'Log']) await ask(`${domain}.enable`)
  return {
    tab: tabOf(ask, line, complaints),
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      await line.ask('Browser.close').catch(() => child.kill())
      await gone
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Ask = (method: string, params?: object) => Promise<Record<string, unknown>>

function tabOf(ask: Ask, line: Line, complaints: readonly string[]): BrowserTab {
  const value = async (expression: string) => {
    const said = await ask('Runtime.evaluate', { expression, returnByValue: true })
    if (said['exceptionDetails']) throw new Error(JSON.stringify(said['exceptionDetails']))
    return (said['result'] as { value: unknown }).value as never
  }
  const loading = async (act: () => Promise<unknown>) => {
    const loaded = line.once('Page.loadEventFired')
    await act()
    await loaded
  }
  return {
    complaints,
    value,
    open: (url) => loading(() => ask('Page.navigate', { url })),
    leave: (expression) => loading(() => value(`void (${expression})`)),
    resize: async (width, height) => {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: width < 600 }
      await ask('Emulation.setDeviceMetricsOverride', metrics)
    },
    picture: async (whole = false) => {
      const { data } = await ask('Page.captureScreenshot', { captureBeyondViewport: whole })
      return Buffer.from(String(data), 'base64')
    },
  }
}

interface Line {
  ask(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>
  on(method: string, heard: (params: Record<string, unknown>) => void): void
  once(method: string): Promise<void>
}

/** Messages of the protocol: JSON with a zero byte behind each. */
function lineTo({ stdio }: ChildProcess): Line {
  const [to, from] = [stdio[3] as Writable, stdio[4] as Readable]
  const waiting = new Map<number, (said: Said) => void>()
  const listeners = new Map<string, ((params: Record<string, unknown>) => void)[]>()
  const listenersOf = (method: string) => {
    const found = listeners.get(method) ?? []
    listeners.set(method, found)
    return found
  }
  const take = ({ id, method, params = {}, ...said }: Said) => {
    if (id !== undefined) waiting.get(id)?.(said)
    if (method !== undefined) for (const heard of [...listenersOf(method)]) heard(params)
  }
  let rest = Buffer.alloc(0)
  from.on('data', (chunk: Buffer) => {
    const parts = Buffer.concat([rest, chunk]).toString('latin1').split('\0')
    rest = Buffer.from(parts.pop() ?? '', 'latin1')
    for (const part of parts) take(JSON.parse(Buffer.from(part, 'latin1').toString('utf8')))
  })
  let count = 0
  return {
    ask: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        count += 1
        waiting.set(count, ({ result, error }) =>
          error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result ?? {}),
        )
        to.write(
          `${JSON.stringify({ id: count, method, params, ...(sessionId && { sessionId }) })}\0`,
        )
      }),
    on: (method, heard) => void listenersOf(method).push(heard),
    once: (method) =>
      new Promise((resolve) => {
        const heard = () => {
          const all = listenersOf(method)
          all.splice(all.indexOf(heard), 1)
          resolve()
        }
        listenersOf(method).push(heard)
      }),
  }
}
