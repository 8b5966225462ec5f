/** Fields of one element in `XmlDocument.elements`, in steps of ELEMENT. Positions are bytes of the UTF-8 text. */
export const ELEMENT = 10
export const E_NAME = 0
/** Id of the namespace name in `names.uris`. */
export const E_URI = 1
export const E_PARENT = 2
/** The `<` of the start tag. */
export const E_START = 3
/** Just past the `>` of the start tag. */
export const E_CONTENT = 4
/** The `<` of the end tag; equal to E_CONTENT in `<a/>`. */
export const E_CLOSE = 5
/** Just past the element. */
export const E_END = 6
/** The first attribute; the next element's E_ATTRIBUTE ends the run. */
export const E_ATTRIBUTE = 7
/** The element that follows this one's subtree in document order. */
export const E_NEXT = 8
/** Index of its OPEN in `events`. */
export const E_EVENT = 9

/** Fields of one attribute in `XmlDocument.attributes`. A namespace declaration is an attribute too. */
export const ATTRIBUTE = 5
export const A_NAME = 0
/** Namespace of the attribute; of a declaration, the namespace that it binds. */
export const A_URI = 1
export const A_START = 2
export const A_END = 3
export const A_FLAGS = 4
export const DECLARATION = 1
/** The literal needs work before it is the value or its canonical form. */
export const WORK = 2

/** Kinds of `XmlDocument.events`: where a verbatim copy would not be canonical, or a scope begins or ends. */
export const EVENT = 3
export const OPEN = 0
/** Written as Canonical XML writes it, but for namespaces. */
export const OPEN_PLAIN = 1
/** The same, and it is a name alone. */
export const OPEN_BARE = 2
export const CLOSE = 3
export const REFERENCE = 4
export const GREATER = 5
export const LINE_END = 6
export const CDATA = 7
export const COMMENT = 8
