import { ACT_FORMAT, type Act, type Origin } from './shape.ts'

/** Before the gateway had keys of several kinds an act named one certificate, which was RSA's. */
type OriginOfBefore = Omit<Origin, 'gatewayCertificates'> & {
  readonly gatewayCertificate: string
}

export type StoredAct = Omit<Act, 'origin'> & { readonly origin: Origin | OriginOfBefore }

/** The facts of a stored act, those of earlier builds too. Throws when the text is no act. */
export function actIn(text: string): Act {
  const act: StoredAct = JSON.parse(text)
  if (act.format !== ACT_FORMAT) throw new Error(`not an act of format ${ACT_FORMAT}`)
  return ofToday(act)
}

/** The same facts as this build writes them. */
export function ofToday(act: StoredAct): Act {
  const { origin } = act
  if (!('gatewayCertificate' in origin)) return { ...act, origin }
  const { gatewayCertificate: fingerprint, ...rest } = origin
  return {
    ...act,
    origin: { ...rest, gatewayCertificates: [{ keyKind: 'rsa', fingerprint }] },
  }
}

/** Acts of before containers bear no time stamp, and have no act.asice. */
export const hasContainer = ({ origin }: Act): boolean => origin.timeStamp.kind !== 'none'
