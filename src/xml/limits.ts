/** Bounds on a document, so that no message costs more than it may. Defaults: `anchors.md` 7.2. */
export interface Limits {
  /** Bytes of the whole document, as received. */
  readonly bytes: number
  readonly depth: number
  readonly elements: number
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number
  /** Bytes of one qualified name in UTF-8. */
  readonly name: number
}

export const defaultLimits: Limits = {
  bytes: 10 * 1024 * 1024,
  depth: 100,
  elements: 50_000,
  attributes: 100,
  name: 1_000,
}
