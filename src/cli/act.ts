import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareSignature } from '../act/container/sign.ts'
import { verifyActFile } from '../act/container/verify-file.ts'
import type { ReplayReport } from '../act/replay.ts'
import { refusalText } from '../client/refusal.ts'
import { systemClock } from '../clock.ts'
import { addActSignature, isStampedElsewhere } from '../emulator/act-signing.ts'
import { replayContainer } from '../emulator/replay-container.ts'
import { actLog } from './act-log.ts'
import { languages, wordsOfReplay, wordsOfVerdict } from './act-words.ts'
import {
  type Command,
  choiceOf,
  configuration,
  readArguments,
  readGiven,
  Usage,
} from './command.ts'
import { withContainer } from './given-container.ts'
import { momentOf } from './moment.ts'
import { DEFAULT_URL, Refused } from './remote.ts'

const help = `Usage: shep act COMMAND [FILE] [options] [--json]

  shep act verify FILE --trust PATH        judge an act.asice, offline: every check, every failure and not the first
  shep act prepare-signature FILE --out M  write the manifest for your own signature: sign it detached (CMS) by NCALayer
                                           (basicsCMS, detached) or NCANode
  shep act add-signature FILE --signature S --out FILE2
                                           put that signature in, and a new time stamp over everything; what was there stays
  shep act log [FILE | --target URL | --data DIR] [--verify] [--kept FILE]... [--trust PATH] [--out FILE]
                                           the event log of certification: show it, keep it in a file, verify it

Of verify:
  --replay       judge every message again, by both engines, from the raw bytes, and compare with what is recorded; what rested
                 on the registry, КДП or a data owner is told as not replayed
  --trust PATH   the CA certificates you trust, PEM or DER, a file or a folder: of the emulator, of the time stamps, of the
                 signers. Take them from whom you trust, never out of the act
  --at TIME      judge what no time stamp covers at this moment, ISO 8601 [now]
  --lang L       ${languages.join(' | ')} [ru]
Of add-signature:
  --signature S  the CMS: DER, PEM or base64
  --tsa URL      the time stamping authority (RFC 3161) [SHEP_TSA; without it the one of the data folder, internal]
  --data DIR     the data folder of the emulator whose time authority stamps; of certify: DIR/data [SHEP_DATA]

Of log:
  FILE           a log that --out kept; without FILE and --data, of the emulator that runs at --target [${DEFAULT_URL}]
  --data DIR     of the database of a data folder, read only, whether an emulator runs or not
  --verify       the chain up to its first broken row, every checkpoint, its signature
  --kept FILE    also against what somebody kept: an act (act.asice, act.json), log/checkpoint.json, {"size", "head"} or a list;
                 only this tells of a log that was cut or written anew as a whole. May be repeated
  --trust PATH   the CA of the emulator; without it signatures are not verified, and the exit status is 2 at best
  --out FILE     keep the log as JSON

Exit status: 0 it holds, or done; 1 it does not, or refused; 2 could not tell, or wrong usage.`

const options = {
  trust: { type: 'string' },
  at: { type: 'string' },
  replay: { type: 'boolean' },
  lang: { type: 'string' },
  out: { type: 'string' },
  signature: { type: 'string' },
  tsa: { type: 'string' },
  data: { type: 'string' },
  verify: { type: 'boolean' },
  kept: { type: 'string', multiple: true },
  target: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof readArguments<typeof options>>['values']

/** Which options each takes, besides --json; and whether it takes a file, or may. */
interface Action {
  readonly takes: readonly (keyof Values)[]
  readonly run: (file: string, values: Values) => Promise<number>
  readonly runWithout?: (values: Values) => Promise<number>
}

const actions: Readonly<Record<string, Action>> = {
  verify: { takes: ['trust', 'at', 'lang', 'replay'], run: verify },
  'prepare-signature': { takes: ['out'], run: prepare },
  'add-signature': { takes: ['signature', 'out', 'tsa', 'data'], run: add },
  log: {
    takes: ['verify', 'kept', 'trust', 'target', 'data', 'out', 'lang'],
    run: actLog,
    runWithout: (values) => actLog(undefined, values),
  },
}

async function verify(
  file: string,
  { trust, at, lang = 'ru', replay = false, json }: Values,
): Promise<number> {
  const language = choiceOf('lang', lang, languages)
  const path = need('trust', trust)
  if (!existsSync(path)) throw new Usage(`--trust ${path}: there is no such file`)
  let report: ReplayReport | undefined
  const verdict = await withContainer(file, (bytes) =>
    verifyActFile({
      bytes,
      trust: path,
      at: at === undefined ? systemClock() : momentOf(at),
      ...(replay && {
        replay: (trusted) => async (messages, files) => {
          report = await replayContainer(messages, files, trusted)
          return report.differences
        },
      }),
    }),
  )
  const words = [
    wordsOfVerdict(file, verdict, language),
    ...(report ? wordsOfReplay(report, language) : []),
  ]
  const told = { file, ...verdict, ...(report && { replay: report }) }
  console.log(json ? JSON.stringify(told, null, 2) : words.join('\n'))
  return { pass: 0, fail: 1, inconclusive: 2 }[verdict.result]
}

async function prepare(file: string, { out, json }: Values): Promise<number> {
  const target = need('out', out)
  const { name, manifest } = prepareSignature(readGiven(file))
  writeFileSync(target, manifest)
  const words = `${target}: the bytes to sign, detached (${name} of the act). Then: shep act add-signature ${file} --signature S.p7s --out SIGNED.asice`
  console.log(json ? JSON.stringify({ file, manifest: name, out: target }) : words)
  return 0
}

async function add(file: string, { signature, out, tsa, data, json }: Values): Promise<number> {
  const [cms, target] = [need('signature', signature), need('out', out)]
  const config = configuration({ ...(tsa && { tsa }), ...(data && { data }) })
  const container = readGiven(file)
  const signed = await addActSignature(container, readGiven(cms), config, systemClock)
  writeFileSync(target, signed)
  if (await isStampedElsewhere(container, config))
    console.error(
      `shep: the new time stamp is of ${config.data}, another emulator than the act's: who verifies needs ${join(config.data, 'pki', 'ca.pem')} too`,
    )
  console.log(json ? JSON.stringify({ file, signature: cms, out: target }) : target)
  return 0
}

function need(option: string, value: string | undefined): string {
  if (value === undefined)
    throw new Usage(`--${option} is needed; shep act --help tells the options`)
  return value
}

export const act: Command = {
  name: 'act',
  summary: 'verify an act or the event log, add the signature of your organisation',
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, options, true)
    const [name = '', file, ...others] = positionals
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action) throw new Usage(`shep act takes ${Object.keys(actions).join(', ')}`)
    const { runWithout } = action
    if ((file === undefined && !runWithout) || others.length > 0)
      throw new Usage(`shep act ${name} takes one file`)
    const given = Object.keys(values) as (keyof Values)[]
    const strange = given.find((one) => one !== 'json' && !action.takes.includes(one))
    if (strange !== undefined) throw new Usage(`shep act ${name} has no --${strange}`)
    try {
      return (await (file === undefined ? runWithout?.(values) : action.run(file, values))) ?? 2
    } catch (error) {
      return refused(error)
    }
  },
}

/** A refusal is told; anything else is for the edge. */
function refused(error: unknown): 1 {
  const said = error instanceof Refused ? error.message : refusalText(error)
  if (said === undefined) throw error
  console.error(`shep: ${said}`)
  return 1
}
