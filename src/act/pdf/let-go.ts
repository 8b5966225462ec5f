import type { Pdf } from './page.ts'

/** What pdfkit knows of a font besides its types: the layout of every word that it ever wrote. */
interface Fonts {
  readonly _fontFamilies: Readonly<Record<string, { layoutCache?: object }>>
}

/**
 * Lets go of every page as soon as the next begins: an act of a thousand responses has pages by the hundred, which pdfkit
 * would hold, with the layout of each of their words, in three hundred times the memory of the PDF. Their content is compressed
 * and written out; what is drawn on a page later, its header and footer, is a stream of its own.
 */
export function letGoOfPages(document: Pdf): void {
  let last: typeof document.page | undefined
  document.on('pageAdded', () => {
    if (last) letGo(last)
    last = document.page
    for (const font of Object.values((document as unknown as Fonts)._fontFamilies))
      if (font.layoutCache) font.layoutCache = Object.create(null)
  })
}

function letGo(page: Pdf['page']): void {
  const { content, document, dictionary } = page
  const later = document.ref({})
  Object.assign(dictionary.data, { Contents: [content, later] })
  page.content = later
  content.end(undefined)
}
