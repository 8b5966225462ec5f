import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DS, EC, EXCLUSIVE_WITH_COMMENTS } from '../../../src/envelope/namespaces.ts'
import { canonicalize } from '../../../src/xml/canonical.ts'
import { toUtf8 } from '../../../src/xml/encoding.ts'
import { readXml } from '../../../src/xml/scan.ts'
import type { Case } from '../corpus.ts'

/** The four digests of exc-signature.xml: exclusive, with and without a PrefixList, with and without comments. */
export const exclusiveDigests: Case = {
  name: 'merlin-exc-c14n-one/exc-signature.xml, its digests',
  gives: '4 of 4 digests',
  because: 'by src/xml/canonical.ts alone: the product follows no xpointer',
  judge: (folder) => {
    const path = join(folder, 'merlin-exc-c14n-one/exc-signature.xml')
    const document = readXml(toUtf8(readFileSync(path)).bytes)
    const all = Array.from({ length: document.elementCount }, (_, i) => i)
    const named = (local: string, inside: number, namespace = DS) =>
      all.find((one) => document.contains(inside, one) && document.is(one, namespace, local))
    const signed = named('Object', 0) ?? -1
    const references = all.filter((one) => document.is(one, DS, 'Reference'))
    const equal = references.filter((reference) => {
      const list = named('InclusiveNamespaces', reference, EC)
      const prefixes = list === undefined ? '' : (document.valueOf(list, 'PrefixList') ?? '')
      const transform = named('Transform', reference) ?? -1
      const bytes = canonicalize(document, signed, {
        mode: 'exclusive',
        comments: document.valueOf(transform, 'Algorithm') === EXCLUSIVE_WITH_COMMENTS,
        prefixes: prefixes.split(' ').filter(Boolean),
      })
      const value = document.text(named('DigestValue', reference) ?? -1)
      return createHash('sha1').update(bytes).digest('base64') === value
    })
    return `${equal.length} of ${references.length} digests`
  },
}
