import { type Makers, makeContainer } from '../../../src/act/container/make.ts'
import {
  type ContainerVerdict,
  type VerifySettings,
  verifyContainer,
} from '../../../src/act/container/verify.ts'
import type { ZipEntry } from '../../../src/act/container/zip-format.ts'
import { readZip } from '../../../src/act/container/zip-read.ts'
import { writeZip } from '../../../src/act/container/zip-write.ts'
import { answerTimestamp } from '../../../src/eds/authority/stamp.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { sealBy } from '../../../src/eds/cms/seal.ts'
import { obtainTimestamp } from '../../../src/eds/timestamp/obtain.ts'
import { later, NOW } from '../../eds/support.ts'

export const SOON = later(NOW, 60_000)

export const entry = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text) })

/** A small one: what the rules of containers are about needs no act. */
export const data: readonly ZipEntry[] = [
  entry('act.json', '{"act":1}'),
  entry('act.pdf', '%PDF-1.7 one page'),
  entry('evidence/01-response.xml', '<first/>'),
  entry('evidence/02-response.xml', '<second/>'),
]

export const makersOf = (pki: TestPki, holder = pki.seal): Makers => ({
  seal: sealBy(holder, () => NOW),
  stamp: (bytes) => obtainTimestamp(bytes, (request) => answerTimestamp(request, pki)),
})

export const small = (pki: TestPki): Promise<Uint8Array> => makeContainer(data, makersOf(pki))

export const judge = (
  container: Uint8Array,
  pki: TestPki,
  over: Partial<VerifySettings> = {},
): Promise<ContainerVerdict> => verifyContainer(container, { trust: pki.trust, at: SOON, ...over })

/** What was found, in short: `DIGEST act.json`. */
export const told = ({ checks }: ContainerVerdict): string[] =>
  checks
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive')
    .map(({ code, file }) => (file === undefined ? `${code}` : `${code} ${file}`))

/** The container put together again from its files, some of them changed. */
export const rebuilt = (
  container: Uint8Array,
  change: (entries: readonly ZipEntry[]) => readonly ZipEntry[],
): Uint8Array => writeZip(change(readZip(container).entries))

export const replaced =
  (name: string, text: string | Uint8Array) =>
  (entries: readonly ZipEntry[]): readonly ZipEntry[] =>
    entries.map((one) => (one.name === name ? { name, bytes: Buffer.from(text) } : one))

export const without =
  (...names: readonly string[]) =>
  (entries: readonly ZipEntry[]): readonly ZipEntry[] =>
    entries.filter(({ name }) => !names.includes(name))

/** What is the same in any order. */
export const sorted = (texts: readonly string[]): string[] =>
  texts.toSorted((one, other) => (one < other ? -1 : 1))
