import { DocumentTags } from './document-tags.ts'
import {
  CDATA,
  CLOSE,
  COMMENT,
  E_CLOSE,
  E_CONTENT,
  E_END,
  E_EVENT,
  E_NEXT,
  E_START,
  EVENT,
  GREATER,
  LINE_END,
  REFERENCE,
} from './layout.ts'
import { expandReferences, normalizeLineEnds } from './text.ts'

// biome-ignore lint/performance/noBarrelFile: a document and the names of its fields are one vocabulary
export * from './layout.ts'

/**
 * A document as numbers about its bytes: no node objects and no strings, until somebody asks for one.
 * Made by `readXml`; never changes. Elements are numbered in document order, the root is 0.
 */
export class XmlDocument extends DocumentTags {
  /** Whether an element is inside another, or is it. */
  contains(outer: number, element: number): boolean {
    return element >= outer && element < this.element(outer, E_NEXT)
  }

  /** Element children, in document order. */
  children(element: number): number[] {
    const found: number[] = []
    const end = this.element(element, E_NEXT)
    for (let at = element + 1; at < end; at = this.element(at, E_NEXT)) found.push(at)
    return found
  }

  /** True when the content is text alone: no elements, comments or CDATA sections. */
  hasOnlyText(element: number): boolean {
    for (let at = this.element(element, E_EVENT) + 1; ; at++) {
      const kind = this.events[at * EVENT] as number
      if (kind === CLOSE) return true
      if (kind !== REFERENCE && kind !== GREATER && kind !== LINE_END) return false
    }
  }

  /** The element's own text, as a processor reports it; text inside its children does not count. */
  text(element: number): string {
    const { bytes, events } = this
    let text = ''
    let from = this.element(element, E_CONTENT)
    const upTo = (end: number) => {
      const raw = bytes.toString('utf8', from, end)
      return expandReferences(normalizeLineEnds(raw), from)
    }
    for (let at = this.element(element, E_EVENT) + 1; ; at++) {
      const kind = events[at * EVENT] as number
      const a = events[at * EVENT + 1] as number
      const b = events[at * EVENT + 2] as number
      if (kind === CLOSE) return text + upTo(this.element(element, E_CLOSE))
      if (kind < CLOSE) {
        text += upTo(this.element(a, E_START))
        from = this.element(a, E_END)
        at = this.closeEvent(a)
      } else if (kind === COMMENT || kind === CDATA) {
        text += upTo(a)
        if (kind === CDATA) text += normalizeLineEnds(bytes.toString('utf8', a + 9, b - 3))
        from = b
      }
    }
  }

  /** Index in `events` of the CLOSE of an element. */
  closeEvent(element: number): number {
    let at = this.element(element, E_EVENT)
    while (this.events[at * EVENT] !== CLOSE || this.events[at * EVENT + 1] !== element) at++
    return at
  }
}
