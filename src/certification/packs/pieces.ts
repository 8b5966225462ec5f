/** Replaces the one occurrence of `from`. A recipe that changes nothing, or too much, is our bug. */
export function edit(text: string, from: string, to: string): string {
  const parts = text.split(from)
  if (parts.length !== 2) throw new Error(`${parts.length - 1} occurrences of ${from.slice(0, 80)}`)
  return parts.join(to)
}

/** The part of `text` from `start` to the first `end` after it, both included. */
export function part(text: string, start: string, end: string): string {
  const from = text.indexOf(start)
  const to = text.indexOf(end, from + start.length)
  if (from < 0 || to < 0) throw new Error(`no ${start}…${end}`)
  return text.slice(from, to + end.length)
}

/** A signed envelope of ours, in the pieces that attacks move about. */
export interface Pieces {
  readonly signed: string
  readonly security: string
  readonly signature: string
  readonly body: string
  /** What Body holds. */
  readonly content: string
  readonly bodyId: string
  /** What Envelope declares besides `soap`. */
  readonly declarations: string
}

export function piecesOf(signed: string): Pieces {
  const body = part(signed, '<soap:Body ', '</soap:Body>')
  const envelope = part(signed, '<soap:Envelope ', '>')
  return {
    signed,
    security: part(signed, '<wsse:Security ', '</wsse:Security>'),
    signature: part(signed, '<ds:Signature ', '</ds:Signature>'),
    body,
    content: body.slice(body.indexOf('>') + 1, -'</soap:Body>'.length),
    bodyId: /wsu:Id="([^"]+)"/.exec(body)?.[1] ?? '',
    declarations: envelope.replace(/^<soap:Envelope xmlns:soap="[^"]*"|>$/g, ''),
  }
}

/** A header that nobody reads, at the end of Header. */
export const inHeader = (content: string): string =>
  `<x:W xmlns:x="urn:x">${content}</x:W></soap:Header>`

/** The text of one leaf, written by us as `<name …>text</name>`, replaced; `prefix` and all. */
export function withLeaf(text: string, name: string, value: string): string {
  const leaf = new RegExp(`(<${name}(?: [^>]*)?>)[^<]*(</${name}>)`, 'g')
  if ((text.match(leaf)?.length ?? 0) !== 1) throw new Error(`not one ${name}`)
  return text.replace(leaf, (_, open: string, close: string) => `${open}${value}${close}`)
}

/** The same leaf taken out, tags and all. */
export function withoutLeaf(text: string, name: string): string {
  const leaf = new RegExp(`<${name}(?: [^>]*)?>[^<]*</${name}>`, 'g')
  if ((text.match(leaf)?.length ?? 0) !== 1) throw new Error(`not one ${name}`)
  return text.replace(leaf, '')
}
