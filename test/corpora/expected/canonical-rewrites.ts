/**
 * Documents that are refused for their DOCTYPE or encoding, as a processor that reads both would hand them on: without
 * the DOCTYPE, and with what it says written out. What is left is canonicalization, and that is compared.
 */
export interface CanonicalRewrite {
  readonly file: string
  readonly because: string
  readonly rewrite: (text: string) => string
}

const withoutDoctype = (text: string): string =>
  text.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\])?>\s*/, '')

const withDefault = (text: string): string =>
  withoutDoctype(text).replace('<e9 xmlns=""', '<e9 attr="default" xmlns=""')

const both = ['with-comments', 'without-comments'] as const

export const canonicalRewrites: readonly CanonicalRewrite[] = [
  ...both.flatMap((folder) => [
    {
      file: `${folder}/example-3.xml`,
      because: 'the default attribute of the DTD written out',
      rewrite: withDefault,
    },
    {
      file: `${folder}/example-4.xml`,
      because: 'the value of type ID normalized as the DTD asks',
      rewrite: (text: string) =>
        withoutDoctype(text).replace(/<normId id='[^']*'/, `<normId id="' &#13;&#xa;&#9; '"`),
    },
    {
      file: `${folder}/example-5.xml`,
      because: 'entities replaced',
      rewrite: (text: string) => withoutDoctype(text).replace('&ent1;, &ent2;!', 'Hello, world!'),
    },
    {
      file: `${folder}/example-6.xml`,
      because: 'ASCII only, so any encoding will do',
      rewrite: (text: string) => text.replace('ISO-8859-1', 'US-ASCII'),
    },
  ]),
  ...['exc-without-comments/test-0.xml', 'exc-without-comments/test-1.xml'].map((file) => ({
    file,
    because: 'the default attribute of the DTD written out',
    rewrite: withDefault,
  })),
  {
    file: 'without-comments/test-3.xml',
    because: 'the default attribute of the DTD written out',
    rewrite: withDefault,
  },
  {
    file: 'without-comments/test-1.xml',
    because: 'the DTD declares nothing that the document uses',
    rewrite: withoutDoctype,
  },
]
