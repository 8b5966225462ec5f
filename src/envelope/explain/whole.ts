import { isUtf8 } from 'node:buffer'
import type { Arrival } from '../verify.ts'
import type { CauseId } from './texts/causes.ts'

/** Another reading of the whole message. */
export interface WholeRepair {
  readonly id: CauseId
  readonly what?: string
  readonly arrival: Arrival
}

/** The message in another encoding than it names, or without what stands around it. */
export function* wholeRepairs({ bytes, contentType }: Arrival): Generator<WholeRepair> {
  const text = Buffer.from(bytes)
  for (const encoding of ['utf-8', 'windows-1251']) {
    const plain = withoutDeclaration(text)
    const arrival = { bytes: plain, contentType: `text/xml; charset=${encoding}` }
    if (encoding !== 'utf-8' || isUtf8(plain))
      yield { id: 'ENCODING_MISTAKEN', what: encoding, arrival }
  }
  const start = text.indexOf('<')
  if (start > 0 && /^[\s\u00EF\u00BB\u00BF\u00FE\u00FF]+$/.test(text.toString('latin1', 0, start)))
    yield { id: 'BYTES_BEFORE', arrival: { bytes: text.subarray(start), contentType } }
  if (/^\s*&lt;/.test(text.toString('latin1', 0, 100)))
    yield { id: 'ESCAPED_WHOLE', arrival: { bytes: unescaped(text), contentType } }
}

/** The encoding of a declaration is what is in doubt. */
const withoutDeclaration = (text: Buffer): Buffer => {
  const head = text.toString('latin1', 0, 200)
  const declaration = /^(?:\xEF\xBB\xBF)?<\?xml\s[^>]*\?>/.exec(head)?.[0] ?? ''
  return text.subarray(declaration.length)
}

const unescaped = (text: Buffer): Buffer =>
  Buffer.from(
    text
      .toString('utf8')
      .trim()
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  )

/** A message whose last tag never came. */
export function isCut({ bytes }: Arrival): boolean {
  const text = Buffer.from(bytes).toString('utf8').trimEnd()
  const [, root] = /<((?:[\w.-]+:)?Envelope)[\s>]/.exec(text) ?? []
  return root !== undefined && !text.endsWith(`</${root}>`) && !text.includes(`</${root}`)
}
