import forge from 'node-forge'

const BLOCK = 8

/**
 * RC2-CBC (RFC 2268), which OpenSSL 3 left behind and the national provider still writes.
 * Throws an Error when the padding is wrong, as the decipher of node:crypto does.
 */
export function decryptRc2(key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array): Uint8Array {
  if (encrypted.length === 0 || encrypted.length % BLOCK !== 0) throw new Error('no whole blocks')
  const cipher = forge.rc2.createDecryptionCipher(textOf(key), key.length * 8)
  cipher.start(textOf(iv))
  cipher.update(forge.util.createBuffer(textOf(encrypted)))
  cipher.finish(() => true)
  return withoutPadding(Buffer.from(cipher.output.getBytes(), 'binary'))
}

/** The library looks at the count of padding bytes alone. */
function withoutPadding(bytes: Buffer): Uint8Array {
  const count = bytes.at(-1) ?? 0
  const padding = bytes.subarray(bytes.length - count)
  const sound = count >= 1 && count <= BLOCK && padding.every((byte) => byte === count)
  if (!sound) throw new Error('wrong padding')
  return bytes.subarray(0, bytes.length - count)
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('binary')
