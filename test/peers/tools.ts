import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { temporaryDirectory } from '../eds/support.ts'

/** Debian's own Python: there python3-zeep and python3-xmlsec live. */
export const python = '/usr/bin/python3'

/** Whether a program of another house can be run here; tests that need it skip when it cannot. */
export const canRun = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).status === 0

/** What zeep_client.py needs. */
export const canRunZeep = (): boolean => canRun(python, '-c', 'import zeep, xmlsec, jwt')

/** xmllint under a schema. Status 0: valid; 3: not valid, and `output` says why; 5: the schema itself does not compile. */
export function validate(
  xml: string,
  schemaPath: string,
): { status: number | null; output: string } {
  const { status, stderr } = spawnSync(
    'xmllint',
    ['--noout', '--nonet', '--schema', schemaPath, '-'],
    {
      input: xml,
      encoding: 'utf8',
    },
  )
  return { status, output: stderr }
}

const schemas = new URL('../../wsdl/xsd/', import.meta.url)

/** A schema that imports every published one, so that `xsi:type` of `data` resolves; made once in a run. */
export function publishedSchemas(): string {
  if (driver) return driver
  const folder = temporaryDirectory()
  driver = join(folder, 'all.xsd')
  const imports = readdirSync(schemas).map((name) => {
    const file = new URL(name, schemas)
    const namespace = /targetNamespace="([^"]*)"/.exec(readFileSync(file, 'utf8'))?.[1]
    return `<xs:import namespace="${namespace}" schemaLocation="${file.href}"/>`
  })
  const start = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
  writeFileSync(driver, `${start}${imports.join('')}</xs:schema>`)
  return driver
}

let driver = ''

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'
const DS = 'http://www.w3.org/2000/09/xmldsig#'

/** Judges an answer of the gateway by xmlsec1 under the certificate given: one Reference, and it is the Body that is signed. */
export function xmlsecVerifies(envelope: string, certificatePem: string): boolean {
  return referencesBody(envelope) && runXmlsec(envelope, certificatePem)
}

/** What a Body carries, or the detail of its fault, as a document of its own, with the prefixes declared around it. */
export function bodyOf(envelope: string): string {
  const document = new DOMParser().parseFromString(envelope, 'text/xml')
  const body = document.getElementsByTagNameNS(SOAP, 'Body').item(0)
  const [detail] = Array.from(document.getElementsByTagName('detail'))
  const content = Array.from((detail ?? body)?.childNodes ?? []).find(isElement)
  if (!content) return ''
  for (let above = content.parentNode; above && isElement(above); above = above.parentNode) {
    for (const { name, value } of Array.from(above.attributes)) {
      if (name.startsWith('xmlns:') && !content.hasAttribute(name))
        content.setAttribute(name, value)
    }
  }
  return new XMLSerializer().serializeToString(content)
}

const isElement = (node: Node): node is Element => node.nodeType === 1

function referencesBody(envelope: string): boolean {
  const document = new DOMParser().parseFromString(envelope, 'text/xml')
  const bodies = document.getElementsByTagNameNS(SOAP, 'Body')
  const references = document.getElementsByTagNameNS(DS, 'Reference')
  const id = bodies.item(0)?.getAttributeNS(WSU, 'Id')
  const uri = references.item(0)?.getAttribute('URI')
  return bodies.length === 1 && references.length === 1 && Boolean(id) && uri === `#${id}`
}

function runXmlsec(envelope: string, certificatePem: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'shep-xmlsec-'))
  const [message, certificate] = [join(folder, 'message.xml'), join(folder, 'certificate.pem')]
  try {
    writeFileSync(message, envelope)
    writeFileSync(certificate, certificatePem)
    const id = ['--id-attr:Id', `${SOAP}:Body`]
    return canRun('xmlsec1', '--verify', ...id, '--pubkey-cert-pem', certificate, message)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
