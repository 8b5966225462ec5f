/** What can be wrong with a document, before anybody asks what it says. */
export type XmlProblem =
  | 'too-large'
  | 'encoding-unsupported'
  | 'encoding-broken'
  | 'not-well-formed'
  | 'prefix-undeclared'
  | 'attribute-repeated'
  | 'doctype'
  | 'processing-instruction'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'
  | 'name-too-long'

/** `at` is a byte position in the UTF-8 text of the document. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
  readonly problem: XmlProblem
  readonly at: number

  constructor(problem: XmlProblem, message: string, at = 0) {
    super(message)
    this.problem = problem
    this.at = at
  }
}

/** For the parts of the reader that have no position of their own. */
export function notWellFormed(message: string, at: number): never {
  throw new XmlError('not-well-formed', message, at)
}
