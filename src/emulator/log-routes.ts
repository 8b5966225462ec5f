import { toldRow } from '../act/log/file.ts'
import { type CheckpointJudge, type KeptCheckpoint, verifyLog } from '../act/log/verify.ts'
import { wordsOfDigest } from '../act/log/words.ts'
import { type ApiRoute, type Asked, invalid } from '../contract/api.ts'
import type { Storage } from '../storage/database.ts'

export interface LogDeps {
  readonly storage: Storage
  readonly isSigned: CheckpointJudge
}

/** The hash-chained event log, its signed checkpoints, and whether it is whole. */
export function logRoutes({ storage, isSigned }: LogDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/log',
      summary: 'The event log of certification, each row bound to the one before by its digest',
      ask: async () => {
        const rows = await storage.read(({ eventLog }) => eventLog.list())
        return rows.map(toldRow)
      },
    },
    {
      method: 'get',
      path: '/log/checkpoints',
      summary: 'Signed checkpoints of the event log, with the words they are read aloud in',
      ask: async () => {
        const made = await storage.read(({ eventLog }) => eventLog.checkpoints())
        return made.map(({ number, sha256, text }) => ({
          number,
          ...(JSON.parse(text) as object),
          sha256,
          words: wordsOfDigest(sha256),
        }))
      },
    },
    {
      method: 'post',
      path: '/log/verify',
      summary:
        'Verifies the event log and names the first broken row; {"kept": [{"size", "head"}]}: also against checkpoints that were kept',
      ask: async ({ body }) => {
        const kept = keptIn(body)
        const { rows, checkpoints } = await storage.read(async ({ eventLog }) => ({
          rows: await eventLog.list(),
          checkpoints: await eventLog.checkpoints(),
        }))
        return verifyLog({ rows, checkpoints, kept, isSigned })
      },
    },
  ]
}

/** Whole checkpoints, acts' `log` and hand-written pairs alike. */
function keptIn({ kept = [] }: Asked['body']): readonly KeptCheckpoint[] {
  if (Array.isArray(kept) && kept.every(isKept)) return kept
  throw invalid('kept', 'a list of checkpoints is expected: {"size": 3, "head": "…64 hex digits"}')
}

function isKept(one: unknown): one is KeptCheckpoint {
  if (typeof one !== 'object' || one === null) return false
  const { size, head } = one as { readonly size?: unknown; readonly head?: unknown }
  const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size > 0
  return isSize && typeof head === 'string' && /^[0-9a-f]{64}$/.test(head)
}
