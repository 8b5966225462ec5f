import { ShepFault } from '../../contract/faults.ts'
import { cmsGiven, detached } from '../../eds/cms/given.ts'
import { judgeSigner } from '../../eds/cms/judge.ts'
import { readSignedData } from '../../eds/cms/read.ts'
import { filesOf, judgeLayout, readManifests } from './judge-files.ts'
import { META, MIMETYPE, manifestName, partOf, signatureName } from './layout.ts'
import { writeManifest } from './manifest.ts'
import { addStamp, containerWriter, nextNumber, type Stamp } from './writer.ts'
import type { ZipFile } from './zip-content.ts'
import { readZip } from './zip-read.ts'

/** What the next signer signs: detached CMS over `manifest`, which will stand in the container as `name`. */
export interface PreparedSignature {
  readonly name: string
  readonly manifest: Uint8Array
}

/**
 * The manifest for one more signature: all data files, and every signature so far with its manifest, so that none of them
 * can be exchanged later. The same container gives the same bytes. Throws ShepFault CONTAINER_BROKEN.
 */
export function prepareSignature(container: Uint8Array): PreparedSignature {
  const { files, number } = soundFiles(container)
  return { name: manifestName(number), manifest: manifestFor(files, number) }
}

/**
 * The container with the signature over what `prepareSignature` gave, and a new time stamp over everything; what was there
 * stays. `cms` is what a signer's program gave: PEM, base64, DER, detached or not. Throws ShepFault CONTAINER_BROKEN,
 * SIGNATURE_NOT_CMS, SIGNATURE_OF_OTHER or SIGNATURE_WRONG. Whom the signer's certificate leads to is judged by whoever verifies.
 */
export async function addSignature(
  container: Uint8Array,
  cms: Uint8Array,
  stamp: Stamp,
): Promise<Uint8Array> {
  const { files, number } = soundFiles(container)
  const manifest = manifestFor(files, number)
  const signature = signatureOver(manifest, cms)
  const parts: Uint8Array[] = []
  const signed = containerWriter((bytes) => parts.push(bytes))
  for (const file of files) signed.add(file)
  signed.add({ name: manifestName(number), bytes: manifest })
  signed.add({ name: signatureName(number), bytes: signature })
  await addStamp(signed, stamp)
  signed.end()
  return Buffer.concat(parts)
}

/** Everything but `mimetype`, of a container that is put together as acts are; who signed it is not asked here. */
function soundFiles(container: Uint8Array): {
  readonly files: readonly ZipFile[]
  readonly number: number
} {
  const { entries, problems } = readZip(container)
  const all = filesOf(entries)
  const { found, checks } = readManifests(all)
  const [layout] = [...judgeLayout(entries, all), ...checks]
  const problem = problems[0]?.code ?? layout?.code ?? (found.length === 0 ? 'NO_SEAL' : undefined)
  if (problem !== undefined) throw new ShepFault('CONTAINER_BROKEN', { reason: problem })
  const files = entries.filter(({ name }) => name !== MIMETYPE)
  return { files, number: nextNumber(files, 'manifest') }
}

const manifestFor = (files: readonly ZipFile[], number: number): Uint8Array =>
  writeManifest(
    signatureName(number),
    files.filter(({ name }) => {
      const part = partOf(name)?.part
      return !name.startsWith(META) || part === 'manifest' || part === 'signature'
    }),
  )

function signatureOver(manifest: Uint8Array, cms: Uint8Array): Uint8Array {
  const der = cmsGiven(cms)
  const signed = readSignedData(der)
  const [signer, ...others] = signed.signers
  if (signer === undefined || others.length > 0)
    throw new ShepFault('SIGNATURE_NOT_CMS', { reason: `${signed.signers.length} signers` })
  const { content } = signed
  if (content !== undefined && !Buffer.from(content).equals(manifest))
    throw new ShepFault('SIGNATURE_OF_OTHER')
  const { checks, certificate } = judgeSigner(signed, signer, { content: manifest })
  const broken = (rule: string) => checks.some((one) => one.rule === rule && one.verdict !== 'pass')
  if (broken('CMS-02')) throw new ShepFault('SIGNATURE_OF_OTHER')
  const unnamed = signer.attributes.names === undefined
  if (certificate === undefined || broken('CMS-03') || (broken('CMS-01') && !unnamed))
    throw new ShepFault('SIGNATURE_WRONG')
  return content === undefined ? der : detached(der)
}
