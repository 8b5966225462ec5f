import { faultEntry } from '../../contract/faults.ts'
import type { DataField } from '../../contract/messages.ts'
import { SOAP } from '../../envelope/namespaces.ts'
import { characters, leaf } from '../../xml/write.ts'
import type { Responder } from '../respond.ts'
import { explain } from '../respond.ts'
import { BUREAU_NAMESPACE } from './read.ts'

/** How a field of the answer of КДП is called by the bureau; the order is that of its schema. */
const names: readonly (readonly [string, string])[] = [
  ['status', 'status'],
  ['code', 'Token'],
  ['public-key', 'PublicKey'],
  ['request-id', 'request-id'],
  ['reason', 'reason'],
]

/** What the façade answers: unsigned, as the bureau does. */
export const bureauResponder: Responder = {
  answer: async ({ facts }, { info, data }) => {
    const said = names.map(([ours, its]) => leaf(its, textOf(data.fields, ours)))
    const content = `${leaf('requestNumber', info.messageId)}${said.join('')}`
    const name = `d:${facts.serviceId}Response`
    return envelope(`<${name} xmlns:d="${BUREAU_NAMESPACE}"><return>${content}</return></${name}>`)
  },
  fault: async (entry, fault) => {
    const { wire, ru } = faultEntry(fault.code)
    const detail = leaf('errorCode', wire) + leaf('errorData', explain(entry, fault))
    return envelope(
      `<soap:Fault><faultcode>soap:Client</faultcode><faultstring>${characters(ru)}</faultstring>` +
        `<detail>${detail}</detail></soap:Fault>`,
    )
  },
}

/** Token and key come in lines from КДП, and go out in one (emulator convention). */
function textOf(fields: readonly DataField[], wanted: string): string | undefined {
  const value = fields.find(({ name }) => name === wanted)?.value
  return typeof value === 'string' ? value.replace(/\s+/g, '') : undefined
}

const envelope = (body: string): Buffer =>
  Buffer.from(`<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${body}</soap:Body></soap:Envelope>`)
