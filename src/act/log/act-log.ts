import type { Clock } from '../../clock.ts'
import {
  type CanonicalMember,
  canonicalJson,
  canonicalMembers,
  canonicalObject,
  memberOf,
  sha256OfObject,
} from '../json.ts'
import type { Act, ActLog } from '../shape.ts'
import { type ChainRow, type ChainStore, digestOfRow, record } from './chain.ts'
import {
  type Checkpoint,
  type CheckpointStore,
  digestOfCheckpoint,
  makeCheckpoint,
  type SignCheckpoint,
} from './checkpoint.ts'
import { type CheckpointJudge, checkpointIn } from './verify.ts'
import { wordsOfDigest } from './words.ts'

/** The facts of an act, before the checkpoint that covers them is known. */
export type ActFacts = Omit<Act, 'log'>

export interface ActLogDeps {
  readonly log: ChainStore & CheckpointStore
  readonly clock: Clock
  readonly sign: SignCheckpoint
}

/** The digest of everything in act.json but its `log`. */
export const digestOfFacts = ({
  log: _,
  ...facts
}: Act | (ActFacts & { readonly log?: undefined })) => sha256OfObject(canonicalMembers(facts))

/** The facts of an act as they will stand in act.json, member by member, and the digest of all of them. */
export interface FactsText {
  readonly sessionId: string
  readonly members: readonly CanonicalMember[]
  readonly factsSha256: string
}

export function textOfFacts(facts: ActFacts): FactsText {
  const members = canonicalMembers(facts)
  return { sessionId: facts.session.id, members, factsSha256: sha256OfObject(members) }
}

/** act.json with the checkpoint over the row that holds the digest of its facts: whoever keeps the act keeps the log. */
export async function withCheckpoint(
  { members, ...data }: FactsText,
  deps: ActLogDeps,
): Promise<{ readonly text: string; readonly log: ActLog }> {
  const row = await record({ kind: 'act-drawn-up', data }, deps)
  const { checkpoint, sha256 } = await makeCheckpoint(row, deps)
  const { size, head, at, previous } = checkpoint
  const log = { size, head, at, previous, sha256, words: wordsOfDigest(sha256) }
  return { text: canonicalObject([...members, memberOf('log', log)]), log }
}

/** log/checkpoint.json of a container: the checkpoint of the act and the row it stands on. */
export const checkpointFile = (checkpoint: Checkpoint, row: ChainRow): string =>
  canonicalJson({ checkpoint, row })

/** What disagrees between an act and its log/checkpoint.json, by the name of the member; nothing when all is well. */
export function judgeActLog(actJson: string, file: string, isSigned: CheckpointJudge): string[] {
  const act: Act = JSON.parse(actJson)
  const read: { readonly checkpoint?: unknown; readonly row?: ChainRow } = JSON.parse(file)
  const checkpoint = checkpointIn(JSON.stringify(read.checkpoint))
  if (act.log === undefined) return ['act.json: log']
  if (checkpoint === undefined) return ['checkpoint']
  const { row } = read
  const agreed: readonly (readonly [string, boolean])[] = [
    ['checkpoint.signature', isSigned(checkpoint)],
    ['act.json: log', sameLog(act.log, checkpoint)],
    [
      'row',
      row !== undefined && digestOfRow(row) === checkpoint.head && row.seq === checkpoint.size,
    ],
    ['row.data.factsSha256', row !== undefined && holdsFacts(row, act)],
  ]
  return agreed.flatMap(([name, holds]) => (holds ? [] : [name]))
}

function sameLog(log: ActLog, checkpoint: Checkpoint): boolean {
  const { size, head, at, previous } = checkpoint
  const digest = digestOfCheckpoint(checkpoint)
  const words = wordsOfDigest(digest)
  return canonicalJson(log) === canonicalJson({ size, head, at, previous, sha256: digest, words })
}

function holdsFacts({ kind, data }: ChainRow, act: Act): boolean {
  const said: { readonly sessionId?: unknown; readonly factsSha256?: unknown } = JSON.parse(data)
  const ofThisSession = kind === 'act-drawn-up' && said.sessionId === act.session.id
  return ofThisSession && said.factsSha256 === digestOfFacts(act)
}
