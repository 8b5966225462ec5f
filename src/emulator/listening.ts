import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '../config.ts'

/** Resolves with the port; rejects when it cannot be had. */
export function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (problem) => reject(Object.assign(problem, { message: told(problem) })))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** What went wrong, and which setting it is about. */
function told({ code, message }: NodeJS.ErrnoException): string {
  const taken = 'it is taken: does another emulator run? name another (--port, SHEP_PORT)'
  if (code === 'EADDRINUSE') return `${message}; ${taken}`
  if (code === 'EACCES') return `${message}; name another port (--port, SHEP_PORT)`
  return `${message}; --host, SHEP_HOST, is an address of this machine`
}

/**
 * Idle connections go at once; one with a message in work goes when it is answered. What is still in work or coming after
 * `patience` ms is cut.
 */
export function closed(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve()
    const closeIdle = setInterval(() => server.closeIdleConnections(), 50)
    const closeAll = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearInterval(closeIdle)
      clearTimeout(closeAll)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** The public address without a slash at the end; undefined while the port is not known. */
export function addressOf({
  publicUrl,
  host,
  port,
}: Pick<Config, 'publicUrl' | 'host' | 'port'>): string | undefined {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '')
  return port === 0 ? undefined : `http://${shownHost(host)}:${port}`
}

/** The host as a client on this machine writes it. */
const shownHost = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

/** The address that a client used, by its Host header; undefined where that is none. */
export const asked = (host: string | undefined): string | undefined =>
  host !== undefined && /^([\w.-]+|\[[\da-fA-F:.]+\])(:\d{1,5})?$/.test(host)
    ? `http://${host}`
    : undefined
