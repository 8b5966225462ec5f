import { hash } from 'node:crypto'
import type { DigestAlgorithm } from './algorithm.ts'
import { hashGost34311 } from './gost/gost-34311.ts'
import { hashStreebog512 } from './gost/streebog.ts'

export const sha256: DigestAlgorithm = {
  uri: 'http://www.w3.org/2001/04/xmlenc#sha256',
  oid: '2.16.840.1.101.3.4.2.1',
  digest: (data) => hash('sha256', data, 'buffer'),
}

/** Taken by a quirk alone. */
export const sha1: DigestAlgorithm = {
  uri: 'http://www.w3.org/2000/09/xmldsig#sha1',
  oid: '1.3.14.3.2.26',
  digest: (data) => hash('sha1', data, 'buffer'),
}

/** Its other name, of Kalkan. */
export const kalkanSha1: DigestAlgorithm = {
  ...sha1,
  uri: 'http://www.w3.org/2001/04/xmldsig-more#sha1',
}

/** GOST R 34.11-2015 of 512 bits (RFC 6986). */
export const streebog512: DigestAlgorithm = {
  uri: 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512',
  oid: '1.2.398.3.10.1.3.3',
  digest: hashStreebog512,
}

/** GOST 34.311-95 with the S-boxes D-TEST. */
export const gost34311: DigestAlgorithm = {
  uri: 'http://www.w3.org/2001/04/xmldsig-more#gost34311',
  oid: '1.2.398.3.10.1.3.1',
  digest: hashGost34311,
}

/** Bytes, or what stands for them where nobody holds them: their hash by any algorithm. */
export type Hashable = Uint8Array | ((algorithm: DigestAlgorithm) => Uint8Array)

export const hashOf = (what: Hashable, algorithm: DigestAlgorithm): Uint8Array =>
  typeof what === 'function' ? what(algorithm) : algorithm.digest(what)

/** What of bytes nobody holds there is but this SHA-256: by another algorithm nothing is the hash of them. */
export const ofSha256 =
  (hash: Uint8Array): Hashable =>
  ({ oid }) =>
    oid === sha256.oid ? hash : new Uint8Array()
