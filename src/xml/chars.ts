/** Classes of bytes. Bytes of UTF-8 sequences count as name characters; a new name is checked whole in `Names`. */
export const NAME = 1
export const SPACE = 2
export const classOf = new Uint8Array(256)
for (let byte = 0; byte < 256; byte++) {
  if (byte >= 128 || /[\w.:-]/.test(String.fromCharCode(byte))) classOf[byte] = NAME
}
for (const byte of [9, 10, 13, 32]) classOf[byte] = SPACE

/** What the text loop does with a byte: 0 goes on, LOOK looks closer, ILLEGAL refuses. */
export const LOOK = 1
export const ILLEGAL = 2
export const inText = new Uint8Array(256)
export const inValue = new Uint8Array(256)
export const inSection = new Uint8Array(256)
for (let byte = 0; byte < 32; byte++) inText[byte] = inValue[byte] = inSection[byte] = ILLEGAL
for (const byte of [9, 10]) {
  inText[byte] = 0
  inValue[byte] = LOOK
  inSection[byte] = 0
}
for (const byte of [13, 0x26, 0x3c, 0x3e, 0xef]) inText[byte] = LOOK
for (const byte of [13, 0x26, 0x3c, 0x22, 0x27, 0xef]) inValue[byte] = LOOK
for (const byte of [0xef]) inSection[byte] = LOOK
inSection[13] = 0

export const LT = 0x3c
export const GT = 0x3e
export const AMP = 0x26
export const SLASH = 0x2f

/** The whole XML declaration (XML 1.0, 2.8): version 1.0 alone. White space is XML's own four characters, not those of `\s`. */
export const XML_DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>$/
/** Bytes of the longest XML declaration that is read; the encoding is looked for in as many. */
export const LONGEST_DECLARATION = 300
