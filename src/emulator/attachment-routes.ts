import { attachFile, fileOfApplication, MAX_FILE } from '../certification/smart-bridge/files.ts'
import { standingOf } from '../certification/smart-bridge/standing.ts'
import type { Clock } from '../clock.ts'
import { type ApiRoute, type Asked, invalid, oneOf, Sent } from '../contract/api.ts'
import { attachmentKinds } from '../contract/smart-bridge.ts'
import type { Storage } from '../storage/database.ts'

export interface AttachmentDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
}

const idOf = ({ parameter }: Asked) => parameter('id')

/** R-025: files of an application, as bytes. */
export function attachmentRoutes(deps: AttachmentDeps): readonly ApiRoute[] {
  const { storage } = deps
  return [
    {
      method: 'get',
      path: '/applications/:id/attachments',
      summary: 'The files of an application, with their SHA-256',
      ask: (asked) =>
        storage.read(async (stores) => {
          await standingOf(idOf(asked), stores)
          return stores.attachments.of(idOf(asked))
        }),
    },
    {
      method: 'post',
      path: '/applications/:id/attachments',
      summary: 'Attaches a file, the body as it is: ?name=, &kind=test-protocol or other, &by=',
      status: 201,
      maxBytes: MAX_FILE,
      ask: (asked) => {
        const { query, contentType } = asked
        const name = query('name')
        if (name === undefined) throw invalid('name', 'the name of the file is expected')
        const kind = oneOf({ kind: query('kind') }, 'kind', attachmentKinds, 'test-protocol')
        const upload = { kind, name, contentType, bytes: asked.bytes, by: query('by') }
        return storage.transact((stores) => attachFile(idOf(asked), upload, { ...deps, stores }))
      },
    },
    {
      method: 'get',
      path: '/applications/:id/attachments/:attachment',
      summary: 'A file of an application, as it was attached',
      ask: async (asked) => {
        const file = await storage.read((stores) =>
          fileOfApplication(idOf(asked), asked.parameter('attachment'), stores),
        )
        return new Sent(file.mediaType, file.bytes, downloadOf(file.name))
      },
    },
  ]
}

/** RFC 8187: of what encodeURIComponent leaves alone, these are no letters there. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** A file of somebody else is saved, never shown as a page of ours. */
const downloadOf = (name: string) => ({
  'content-disposition': `attachment; filename*=UTF-8''${extended(name)}`,
  'content-security-policy': "sandbox; default-src 'none'",
})
