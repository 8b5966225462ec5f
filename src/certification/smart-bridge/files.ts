import { createHash } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { AttachmentKind } from '../../contract/smart-bridge.ts'
import type { Attachment, AttachmentFile } from '../../storage/application-attachments.ts'
import type { Stores } from '../../storage/stores.ts'
import { allowed, record, type StandingStores } from './standing.ts'

/** The largest file, bytes. */
export const MAX_FILE = 8 * 1024 * 1024
/** How many files an application may have. */
export const MAX_FILES = 20

/** What may be attached, and how its bytes begin; text has no beginning of its own. */
export const mediaTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['%PDF-'],
  'application/zip': ['PK\x03\x04'],
  'application/vnd.etsi.asic-e+zip': ['PK\x03\x04'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['PK\x03\x04'],
  'image/png': ['\x89PNG\r\n\x1a\n'],
  'image/jpeg': ['\xff\xd8\xff'],
  'text/plain': [],
}

/** A file as it is uploaded. */
export interface Upload {
  readonly kind: AttachmentKind
  readonly name: string
  /** As Content-Type says, parameters and all. */
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly by?: string | undefined
}

export interface FileDeps {
  readonly stores: StandingStores & Pick<Stores, 'attachments'>
  readonly clock: Clock
  readonly newId: () => string
}

/** attaches a file to a draft, or to an application that was returned. The same bytes again change nothing. */
export async function attachFile(id: string, upload: Upload, deps: FileDeps): Promise<Attachment> {
  const { stores, clock, newId } = deps
  const standing = await allowed(id, 'attach-file', stores)
  const file = fileOf(upload)
  const there = await stores.attachments.of(id)
  const same = there.find(({ sha256, kind }) => sha256 === file.sha256 && kind === file.kind)
  if (same) return same
  if (there.length >= MAX_FILES)
    throw new ShepFault('ATTACHMENTS_TOO_MANY', { id, most: MAX_FILES })
  const { bytes, ...shown } = {
    ...file,
    id: newId(),
    applicationId: id,
    at: clock().toISOString(),
  } satisfies AttachmentFile
  await stores.attachments.add({ ...shown, bytes })
  const { applicationId: _, at: __, ...detail } = shown
  await record(standing, { by: upload.by, detail }, deps)
  return shown
}

/** Throws ShepFault ATTACHMENT_UNKNOWN. */
export async function fileOfApplication(
  id: string,
  fileId: string,
  { attachments }: Pick<Stores, 'attachments'>,
): Promise<AttachmentFile> {
  const found = await attachments.find(id, fileId)
  if (!found) throw new ShepFault('ATTACHMENT_UNKNOWN', { id, attachment: fileId })
  return found
}

function fileOf({ kind, name, contentType, bytes }: Upload) {
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const beginnings = Object.hasOwn(mediaTypes, mediaType) ? mediaTypes[mediaType] : undefined
  refuse(beginnings === undefined, 'ATTACHMENT_TYPE', {
    mediaType,
    expected: Object.keys(mediaTypes),
  })
  refuse(bytes.length === 0, 'ATTACHMENT_EMPTY', { name })
  const trimmed = name.trim()
  refuse(!isName(trimmed), 'ATTACHMENT_NAME', { expected: '1 to 200 characters, no path' })
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const fits = beginnings?.length === 0 || beginnings?.some((one) => start.startsWith(one))
  refuse(!fits, 'ATTACHMENT_CONTENT', { mediaType })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind, name: trimmed, mediaType, sha256, size: bytes.length, bytes }
}

const isName = (name: string): boolean =>
  name.length > 0 && name.length <= 200 && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/u.test(name)

function refuse(wrong: boolean, code: FaultCode, detail: Readonly<Record<string, unknown>>): void {
  if (wrong) throw new ShepFault(code, detail)
}
