import { readdirSync, readFileSync } from 'node:fs'
import { escaped } from '../contract/escaped.ts'

/** A published file as it is served. */
export interface WsdlFile {
  readonly contentType: string
  readonly body: string
}

/** `target` is path and query as they came; `baseUrl` is the public address, e.g. `http://127.0.0.1:8080`. `undefined`: there is no such file. */
export type WsdlAnswer = (target: string, baseUrl: string) => WsdlFile | undefined

/** Where the sync channel with a transport signature is served, and so its WSDL. A slash at the end is optional. */
export const wsdlPaths: readonly string[] = ['/bip-sync-wss-gost', '/shep/bip-sync-wss-gost']

/** Where the credit bureau's façade has its own. */
const bureauPath = '/gbdServices/PersonalDataAccessControlImplService'

/** What a bare `?wsdl` answers: the file with the service and its address. */
const entry = 'sync-channel-http.wsdl'
const bureauEntry = 'personal-data-access-control.wsdl'

/**
 * Reads the published contract once and answers `?wsdl`, `?wsdl=<file>` and `?xsd=<file>`. Addresses and imports inside are
 * rewritten to absolute ones under the path asked, so a client follows them over HTTP.
 */
export function wsdlFiles(folder: URL = new URL('../../wsdl/', import.meta.url)): WsdlAnswer {
  const wsdls = readFolder(folder, '.wsdl')
  const schemas = readFolder(new URL('xsd/', folder), '.xsd')
  if (!wsdls.has(entry)) throw new Error(`${entry} is missing in ${folder.href}`)
  return (target, baseUrl) => {
    const [path = '', query = ''] = splitOnce(target, '?')
    const endpoint = path.replace(/\/$/, '')
    const isBureau = endpoint === bureauPath
    if (!isBureau && !wsdlPaths.includes(endpoint)) return undefined
    const text = askedFile(query, wsdls, schemas, isBureau ? bureauEntry : entry)
    if (text === undefined) return undefined
    const address = `${baseUrl.replace(/\/+$/, '')}${endpoint}${isBureau ? '' : '/'}`
    return { contentType: 'text/xml; charset=utf-8', body: addressed(text, escaped(address)) }
  }
}

type Texts = ReadonlyMap<string, string>

function readFolder(folder: URL, extension: string): Texts {
  const names = readdirSync(folder).filter((name) => name.endsWith(extension))
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}

/** Names are looked up in what was read at start, never on the disk. */
function askedFile(query: string, wsdls: Texts, schemas: Texts, whole: string): string | undefined {
  for (const [key, name] of new URLSearchParams(query)) {
    if (key.toLowerCase() === 'wsdl') return wsdls.get(name || whole)
    if (key.toLowerCase() === 'xsd') return schemas.get(name)
  }
  return undefined
}

function addressed(text: string, address: string): string {
  return text
    .replace(/(<soap:address location=")[^"]*/g, (_, start: string) => start + address)
    .replace(
      /( schemaLocation=")(?:xsd\/)?([\w-]+\.xsd)/g,
      (_, start: string, name: string) => `${start}${address}?xsd=${name}`,
    )
    .replace(
      /( location=")([\w-]+\.wsdl)/g,
      (_, start: string, name: string) => `${start}${address}?wsdl=${name}`,
    )
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
