import { standingOf } from '../certification/smart-bridge/standing.ts'
import { type ApiRoute, type Asked, oneOf, Sent } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import type { Storage } from '../storage/database.ts'
import type { DocumentationVersion } from '../storage/documentation-versions.ts'
import { documentationMarkdown } from './documentation/markdown.ts'
import { documentationPage } from './documentation/page.ts'
import type { Documentation } from './documentation/shape.ts'
import type { DocumentationDesk } from './documentation/versions.ts'
import { type Language, languages } from './documentation/words.ts'

export interface DocumentationRouteDeps {
  readonly storage: Storage
  readonly documentation: DocumentationDesk
}

const path = '/applications/:id/documentation'

/** the technical documentation, for who has a positive review. */
export function documentationRoutes(deps: DocumentationRouteDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path,
      summary: 'Versions of the technical documentation, the current one first, with their digests',
      ask: async (asked) => {
        const id = await reviewed(asked, deps)
        const { sha256: current } = await deps.documentation.current()
        const all = await deps.documentation.list()
        return all.map(({ sha256, madeAt }) => ({
          version: sha256,
          madeAt,
          current: sha256 === current,
          files: Object.keys(forms).map(
            (file) =>
              `/api/v1/applications/${encodeURIComponent(id)}/documentation/${sha256}/${file}`,
          ),
        }))
      },
    },
    {
      method: 'get',
      path: `${path}/:version/:file`,
      summary:
        'A version by its digest, or "current": documentation.html, .md (?lang=ru, kk, en) or .json',
      ask: async (asked) => {
        await reviewed(asked, deps)
        const file = oneOf({ file: asked.parameter('file') }, 'file', fileNames)
        const language = oneOf({ lang: asked.query('lang') }, 'lang', languages, 'ru')
        const version = await deps.documentation.find(asked.parameter('version'))
        return forms[file](version, language)
      },
    },
  ]
}

/** Throws ShepFault DOCUMENTATION_NOT_YET, with the stage that is the reason. */
async function reviewed(
  { parameter }: Asked,
  { storage }: DocumentationRouteDeps,
): Promise<string> {
  const id = parameter('id')
  const { application, stage } = await storage.read((stores) => standingOf(id, stores))
  if (application.state !== 'approved') throw new ShepFault('DOCUMENTATION_NOT_YET', { id, stage })
  return id
}

type FileName = 'documentation.html' | 'documentation.md' | 'documentation.json'

/** Nothing runs and nothing is loaded: the page is what it says. */
const page = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }

const contentOf = ({ content }: DocumentationVersion): Documentation => JSON.parse(content)

const forms: Readonly<
  Record<FileName, (version: DocumentationVersion, language: Language) => Sent>
> = {
  'documentation.html': (version, language) =>
    new Sent(
      'text/html; charset=utf-8',
      documentationPage(contentOf(version), version.sha256, language),
      page,
    ),
  'documentation.md': (version, language) =>
    new Sent(
      'text/markdown; charset=utf-8',
      documentationMarkdown(contentOf(version), version.sha256, language),
      { 'content-disposition': 'attachment; filename="documentation.md"' },
    ),
  'documentation.json': (version) =>
    new Sent('application/json; charset=utf-8', version.content, {
      'content-disposition': 'attachment; filename="documentation.json"',
    }),
}

const fileNames = Object.keys(forms) as FileName[]
