import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '../config.ts'

/** Resolves with the port; rejects when it cannot be had. */
export function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
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
