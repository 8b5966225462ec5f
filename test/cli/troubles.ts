import type { CauseId } from '../../src/envelope/explain/texts/causes.ts'
import { forms } from '../envelope/explain/forms.ts'
import { otherOctets } from '../envelope/explain/hashed.ts'
import { received } from '../envelope/explain/received.ts'
import type { Variant } from '../envelope/explain/support.ts'

type Trouble = readonly [Variant, CauseId]

const inForm = (name: string): Trouble => {
  const [variant, , cause] = found(forms[name], name)
  return [variant, cause]
}

const onTheWay = (name: string): Trouble => {
  const [variant, cause] = found(received[name] ?? otherOctets[name], name)
  return [variant, found(cause, name)]
}

function found<T>(row: T | undefined, name: string): T {
  if (row === undefined) throw new Error(`no variant ${name}`)
  return row
}

/** What integrators really tripped over, as shep.md 10 tells it, and the cause that must be named. */
export const troubles: Readonly<Record<string, Trouble>> = {
  'plain XMLDSig instead of WS-Security (NCANode#69)': inForm('XMLDSig in Body'),
  '&#13; in text after Java wrote it (NITEC sample)': onTheWay('CR written as &#13;'),
  'pretty-printing after signing (xmlFlat)': onTheWay('pretty printed'),
  'newlines removed after signing': onTheWay('laid out, then joined'),
  'Cyrillic, its length given in characters, hashed so (NKalkan#3)': onTheWay(
    'as many bytes as characters',
  ),
  'Cyrillic, its length given in characters, sent so': inForm('a message cut short'),
  'UTF-8 read as Latin-1 and written again': onTheWay('UTF-8 read as Latin-1'),
  'another prefix forced for a provider (PayloadPrefixInterceptor)': onTheWay(
    'prefix of SendMessage renamed',
  ),
  'namespace declarations cleaned': onTheWay('xmlns="" lost'),
  'declarations of Envelope left out of what is hashed': onTheWay('without what Envelope declares'),
  'a wrong thing pasted for the certificate (NCANode#209)': inForm('base64 of PEM in KeyInfo'),
  'another root is signed': inForm('another element'),
}
