import type { CheckResult } from '../../contract/verdict.ts'
import { judgeSigner } from '../../eds/cms/judge.ts'
import { readSignedData } from '../../eds/cms/read.ts'
import type { ActOverride } from '../annex-shape.ts'
import { canonicalJson, sha256 } from '../json.ts'
import type { Act } from '../shape.ts'
import { evidenceName, OVERRIDES, overrideNames } from './evidence-names.ts'
import type { Files } from './judge-files.ts'
import { wordsOf } from './judge-signature.ts'
import { type ContainerCheck, finding } from './verdict.ts'

/**
 * Every override of act.json has its statement and a signature over it by the certificate it names, no other file lies
 * beside them, and what it says of the machine is what the checks of that message say.
 */
export function judgeOverrides(act: Act, files: Files): ContainerCheck[] {
  const overrides = act.annotations?.overrides ?? []
  const names = overrides.map(({ number }) => overrideNames(number, overrides.length))
  const known = new Set(names.flatMap(({ statement, signature }) => [statement, signature]))
  const stray = [...files.keys()].filter((name) => name.startsWith(OVERRIDES) && !known.has(name))
  return [
    ...stray.map((file) => finding('FACTS', { file, found: 'act.json: —' })),
    ...overrides.flatMap((one, index) => {
      const { statement = '', signature = '' } = names[index] ?? {}
      return [
        ...judgeStatement(act, one, statement, files),
        ...judgeMachine(act, one, files),
        ...judgeCms(one, { statement, signature }, files),
      ]
    }),
  ]
}

function judgeStatement(act: Act, override: ActOverride, file: string, files: Files) {
  const { entryId, rule, machine, verdict, by, reason, statementSha256 } = override
  const sessionId = act.session.id
  const told = canonicalJson({ sessionId, entryId, rule, machine, verdict, by, reason })
  const text = Buffer.from(files.get(file) ?? []).toString('utf8')
  const agreed = text === told && sha256(told) === statementSha256
  return agreed ? [] : [finding('FACTS', { file })]
}

/** Of messages that are not counted the container has no checks file: attempts.jsonl tells of them. */
function judgeMachine(act: Act, { entryId, rule, machine }: ActOverride, files: Files) {
  const count = act.responses.length
  const name = act.responses.flatMap(({ number, entryId: token, exchange }) => {
    if (token === entryId) return [evidenceName(number, count)]
    const shown = 'entryId' in exchange && exchange.entryId === entryId
    return shown ? [evidenceName(number, count, 'owner')] : []
  })[0]
  if (name === undefined) return judgeAttempt(entryId, files)
  const file = `${name}-checks.json`
  const { checks }: { readonly checks: readonly CheckResult[] } = JSON.parse(textOf(files, file))
  const verdicts = checks.filter((one) => one.rule === rule).map(({ verdict }) => verdict)
  const recorded = verdicts.join(', ')
  return recorded === machine
    ? []
    : [finding('FACTS', { file, found: `${rule}: ${recorded} ≠ ${machine}` })]
}

function judgeAttempt(entryId: string, files: Files) {
  const there = textOf(files, 'attempts.jsonl').includes(`"entryId":${JSON.stringify(entryId)}`)
  return there ? [] : [finding('FACTS', { file: 'attempts.jsonl', found: entryId })]
}

/** That the key of the certificate made it; whom the reader trusts, the reader decides by its fingerprint. */
function judgeCms(
  { signer }: ActOverride,
  { statement, signature: file }: ReturnType<typeof overrideNames>,
  files: Files,
): ContainerCheck[] {
  try {
    const { content: _, ...detached } = readSignedData(files.get(file) ?? new Uint8Array())
    const [one, ...others] = detached.signers
    if (!one || others.length > 0) return [finding('FACTS', { file, found: 'SignerInfo' })]
    const content = files.get(statement) ?? new Uint8Array()
    const { checks, certificate } = judgeSigner(detached, one, { content })
    const failed = checks.filter(({ verdict }) => verdict !== 'pass')
    const other = certificate?.fingerprint === signer ? [] : [certificate?.fingerprint ?? '—']
    return [...failed.map(({ rule, actual = '' }) => `${rule} ${actual}`), ...other].map((found) =>
      finding('FACTS', { file, found }),
    )
  } catch (cause) {
    return [finding('FACTS', { file, found: wordsOf(cause) })]
  }
}

const textOf = (files: Files, name: string): string =>
  Buffer.from(files.get(name) ?? []).toString('utf8')
