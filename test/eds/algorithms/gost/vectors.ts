import { bits, octets, oid, sequence } from '../../../../src/eds/der-write.ts'

export type GostKindName = 'gost-2015' | 'gost-2004'

/** OIDs of SubjectPublicKeyInfo: the key, its curve, its hash (eds.md 1). */
export const parameters: Readonly<Record<GostKindName, readonly [string, string, string]>> = {
  'gost-2015': ['1.2.398.3.10.1.1.2.2', '1.2.398.3.10.1.1.2.2.1', '1.2.398.3.10.1.3.3'],
  'gost-2004': ['1.2.398.3.10.1.1.1.1', '1.2.398.3.10.1.1.1.1.1', '1.2.398.3.10.1.3.1.1.0'],
}

/** SubjectPublicKeyInfo of x ‖ y, or of anything that should not be taken for it. */
export const spkiOf = (
  [key, ...rest]: readonly string[],
  point: Uint8Array,
  wrap: (bytes: Uint8Array) => Uint8Array = octets,
): Uint8Array =>
  sequence(sequence(oid(key as string), sequence(...rest.map(oid))), bits(wrap(point)))

export const signedText = Buffer.from('Сообщение для подписи')

/**
 * Made by the gost engine of OpenSSL 3 (Debian libengine-gost-openssl 3.0.1; digests by its gostsum -t and gost12sum): number of the
 * key, x ‖ y and r ‖ s over `signedText`, everything little-endian. The engine writes s ‖ r big-endian, which is r ‖ s read backwards.
 */
export const signed: Readonly<
  Record<GostKindName, { scalar: string; point: string; signature: string }>
> = {
  'gost-2015': {
    scalar:
      'd186aadb73267071d798293c615e487e83ad81a1e4c07f24195cb80a61481b53' +
      '9291729775a5aa62ff1643f192ee19d7f4371b9e9672981d24f4fae4759a3de1',
    point:
      '4b71f09774dcd2160f2119abeaa32c9d9b5f67c154b2be1d3c34bda42d66c4f5' +
      '5276f265e0117555823f0715136fc751d3ea5f6fd14b6c7eab2c6ae611d43a07' +
      '3cfe50de5cc215c5caa64d0d8343a2e16cb3ae7dd17dcac1619160916d8f5bd4' +
      'ae866f7ac61be1f4781f31a0e45e191546caef823f405db4506984b925c8b7cd',
    signature:
      '40f234107273628898bea5d4ba762079f703be83e69fd8227d959402c55ca821' +
      '038cce234afe80bbc89dc387e43a8861208fcfbf9dc6dfd13b2ca3669d91206a' +
      '822482e7a4861f54e2352cda012b8c420a6a539b678b92117b5dd8944f7b3f94' +
      'c3dd62cef8a239aa4f0151d174dd153a8524e397c067a2fa8e3e2aa8b962b747',
  },
  'gost-2004': {
    scalar: '9724f2958bc5479ab5f96429bf897d632bad395bdd8f0378f3fbff7818872ef4',
    point:
      '50e56668042efaaee439bf2b27052035db8c3aa34bd9950f5080feb4469c8b5b' +
      'd2bed025f44ac237fa411cc2e40e36246483857167942b1b2c6af1f4b6c596ec',
    signature:
      '244e247cddea2c0126bb58185d3a506b040bb283b298a51158e16a9cd8738f4e' +
      '9745b83516f9edf7b61d8bd31f1039c9b11922b8383567ccaa91511413d41c61',
  },
}
