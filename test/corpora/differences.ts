/** Where libxml2 and src/xml are known to canonicalize differently, and why ours stays. The generator avoids these. */
export interface KnownDifference {
  readonly what: string
  readonly because: string
  readonly document: string
  readonly ours: string
  /** null: libxml2 reads the document and refuses to canonicalize it. */
  readonly theirs: string | null
}

const strings = 'the reader compares namespace names as strings (Namespaces in XML 1.0, 2.3)'
const failure = `C14N 1.0, 2.1 asks to report a failure; ${strings}`

export const knownDifferences: readonly KnownDifference[] = [
  {
    what: '"&" in a namespace name',
    because: 'libxml2 keeps it as &#38;, where C14N 1.0, 2.3 writes an attribute value: &amp;',
    document: '<a xmlns="urn:x&amp;y"/>',
    ours: '<a xmlns="urn:x&amp;y"></a>',
    theirs: '<a xmlns="urn:x&#38;y"></a>',
  },
  {
    what: 'a relative namespace name',
    because: failure,
    document: '<a xmlns="relative"/>',
    ours: '<a xmlns="relative"></a>',
    theirs: null,
  },
  {
    what: 'a relative namespace name that is declared and not used',
    because: failure,
    document: '<a xmlns:b="relative"/>',
    ours: '<a></a>',
    theirs: null,
  },
  {
    what: 'a namespace name with letters outside ASCII',
    because: `an IRI, which libxml2 takes for no URI; ${strings}`,
    document: '<a xmlns="urn:қ"/>',
    ours: '<a xmlns="urn:қ"></a>',
    theirs: null,
  },
  {
    what: 'a namespace name with characters that no URI has',
    because: strings,
    document: '<a xmlns="urn:&gt;&quot;&#xA;"/>',
    ours: '<a xmlns="urn:>&quot;&#xA;"></a>',
    theirs: null,
  },
]
