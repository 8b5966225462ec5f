import { cryptoProA } from './gost/curve.ts'
import { type GostKind, gostKeys } from './gost/keys.ts'
import { gostSignature } from './gost/signature.ts'
import { gost34311 } from './hashes.ts'

/** `hashOid` names the S-boxes D-TEST; that of the digest itself is one arc shorter. */
const kind: GostKind = {
  kind: 'gost-2004',
  curve: cryptoProA,
  keyOid: '1.2.398.3.10.1.1.1.1',
  curveOid: '1.2.398.3.10.1.1.1.1.1',
  hashOid: '1.2.398.3.10.1.3.1.1.0',
  scalarForm: 'integer',
}

/** Keys of GOST 34.310-2004, 256 bits: in old archives and in the gateway's own replies. */
export const gost2004Keys = gostKeys(kind)

/** GOST 34.310-2004 with GOST 34.311-95. */
export const gost2004 = gostSignature(
  kind,
  {
    uri: 'http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311',
    oid: '1.2.398.3.10.1.1.1.2',
  },
  gost34311,
)
