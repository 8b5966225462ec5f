import { ShepFault } from '../../contract/faults.ts'
import type { DataElement } from '../../contract/messages.ts'
import { readReceived } from '../../envelope/lexical.ts'
import { SOAP } from '../../envelope/namespaces.ts'
import { tree } from '../../envelope/read.ts'
import type { Arrival } from '../../envelope/verify.ts'
import { letGo } from '../../xml/arrays.ts'
import type { Limits } from '../../xml/limits.ts'

export const BUREAU_NAMESPACE = 'http://data.gbd.chdb.scb.kz/'

/** A call of the façade, read. Nothing of it is signed: that is the bureau's way. */
export interface BureauCall {
  readonly operation: string
  /** Who at the caller's asks. */
  readonly userId: string
  readonly fields: readonly DataElement[]
}

/** One operation in the Body, `userId` in the Header, of whatever namespace: public clients send it without one. */
export function readCall({ bytes, contentType }: Arrival, limits: Limits): BureauCall {
  const document = readReceived(bytes, contentType, limits)
  const envelope = tree(document, 0)
  letGo(document)
  if (!isSoap(envelope, 'Envelope')) throw shape('soap:Envelope', envelope)
  const bodies = envelope.children.filter((one) => isSoap(one, 'Body'))
  const [call, ...others] = bodies.flatMap(({ children }) => children)
  if (bodies.length !== 1 || !call || others.length > 0) throw shape('one operation', envelope)
  if (call.namespace !== BUREAU_NAMESPACE) throw shape(BUREAU_NAMESPACE, call)
  const users = envelope.children
    .filter((one) => isSoap(one, 'Header'))
    .flatMap(({ children }) => children)
    .filter(({ name }) => name === 'userId')
  const userId = users[0]?.text.trim()
  if (!userId || users.length > 1) throw new ShepFault('BUREAU_USER_MISSING')
  return { operation: call.name, userId: userId.slice(0, 200), fields: call.children }
}

const isSoap = ({ namespace, name }: DataElement, wanted: string): boolean =>
  namespace === SOAP && name === wanted

const shape = (expected: string, { namespace, name }: DataElement): ShepFault =>
  new ShepFault('BUREAU_SHAPE', { expected, actual: `{${namespace}}${name}`.slice(0, 200) })
