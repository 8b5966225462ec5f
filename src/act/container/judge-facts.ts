import { canonicalJson } from '../json.ts'
import { ACT_FORMAT, type Act, type EntryFacts } from '../shape.ts'
import { evidenceName } from './evidence-names.ts'
import type { ReadFiles } from './judge-files.ts'
import { judgeOverrides } from './judge-overrides.ts'
import { type ContainerCheck, finding } from './verdict.ts'

/** What every act has, besides its evidence. */
const needed = ['act.json', 'act.pdf', 'act.html', 'attempts.jsonl', 'config.json', 'VERIFY.md']

/** anchors 6.4.3: act.json is canonical, speaks of exactly the messages attached, and nothing that it rests on is missing. */
export function judgeFacts(files: ReadFiles): ContainerCheck[] {
  const missing = needed.filter((name) => !files.has(name))
  const json = Buffer.from(files.get('act.json') ?? []).toString('utf8')
  return [
    ...missing.map((file) => finding('FACTS', { file, found: '—' })),
    ...(json === '' ? [] : judgeAct(json, files)),
  ]
}

function judgeAct(json: string, files: ReadFiles): ContainerCheck[] {
  const act: Act = JSON.parse(json)
  const file = 'act.json'
  if (act.format !== ACT_FORMAT) return [finding('FACTS', { file, found: String(act.format) })]
  const canonical =
    canonicalJson(act) === json ? [] : [finding('FACTS', { file, found: 'RFC 8785' })]
  const count = act.responses.length
  const told = act.responses.flatMap((response) => [
    ...judgeMessage(evidenceName(response.number, count), response, files),
    ...(response.exchange.verdict === 'not-presented'
      ? []
      : judgeMessage(evidenceName(response.number, count, 'owner'), response.exchange, files)),
  ])
  return [...canonical, ...told, ...judgeOverrides(act, files)]
}

function judgeMessage(
  name: string,
  { requestSha256, responseSha256 }: Pick<EntryFacts, 'requestSha256' | 'responseSha256'>,
  files: ReadFiles,
): ContainerCheck[] {
  const wanted = [
    [`${name}-request.xml`, requestSha256],
    [`${name}-response.xml`, responseSha256],
  ] as const
  return wanted.flatMap(([file, digest]) => {
    const expected = Buffer.from(digest, 'hex').toString('base64')
    return files.digest(file) === expected ? [] : [finding('FACTS', { file })]
  })
}
