import { tc26A512 } from './gost/curve.ts'
import { type GostKind, gostKeys } from './gost/keys.ts'
import { gostSignature } from './gost/signature.ts'
import { streebog512 } from './hashes.ts'

const kind: GostKind = {
  kind: 'gost-2015',
  curve: tc26A512,
  keyOid: '1.2.398.3.10.1.1.2.2',
  curveOid: '1.2.398.3.10.1.1.2.2.1',
  hashOid: '1.2.398.3.10.1.3.3',
  scalarForm: 'octets',
}

/** Keys of GOST R 34.10-2015, 512 bits: the only ones the national authority has issued since 2024. */
export const gost2015Keys = gostKeys(kind)

/** GOST R 34.10-2015 with GOST R 34.11-2015, 512 bits. */
export const gost2015 = gostSignature(
  kind,
  {
    uri: 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512',
    oid: '1.2.398.3.10.1.1.2.3.2',
  },
  streebog512,
)
