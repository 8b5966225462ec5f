/**
 * How the signed part is taken out of `requestData/data` (shep.md 6). `URI=""` means the whole document, so the document
 * that a signer meant must be made again:
 * - `text`: the text of `data`, whatever encoding its declaration names (a string was parsed, not bytes);
 * - `data`: the element `data` alone; `child`: its first element child alone;
 * - `in-place`: `data` where it stands, with all namespaces and xml: attributes of the envelope around it;
 * - `parsed-text`: the text of `data` in UTF-8, parsed as bytes: the encoding that its declaration names counts.
 */
export const cutModes = ['text', 'data', 'child', 'in-place', 'parsed-text'] as const

export type CutMode = (typeof cutModes)[number]

/** What a service wants of the business signature of one sender. */
export interface BusinessPolicy {
  /** Absent: as the form of `data` suggests. */
  readonly mode?: CutMode
  /** Without a right signature the message is refused, and the service reads only what was signed. */
  readonly required: boolean
}
