import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { instructions, pastedFrom } from '../../../src/act/container/instructions.ts'
import { pemOf } from '../../../src/eds/authority/holder.ts'
import type { Certificate } from '../../../src/eds/certificate.ts'
import { temporaryDirectory } from '../../eds/support.ts'

export type Certificates = readonly Certificate[]

/**
 * What the commands of VERIFY.md print, as they stand there, for containers by title, each with the CA beside it; all in one
 * run of the shell. Empty where the tools are not.
 */
export function printedByCommands(
  containers: readonly (readonly [title: string, bytes: Uint8Array, trust: Certificates])[],
): Map<string, string> {
  const tools = spawnSync('sh', ['-c', 'command -v openssl unzip xmllint && date -u -d now +%s'])
  if (tools.status !== 0) return new Map()
  const home = temporaryDirectory()
  for (const [index, [, bytes, trust]] of containers.entries()) {
    mkdirSync(join(home, `${index}`))
    writeFileSync(join(home, `${index}`, 'act.asice'), bytes)
    writeFileSync(join(home, `${index}`, 'ca.pem'), pemOf(trust))
  }
  writeFileSync(join(home, 'verify.sh'), pastedFrom(instructions))
  const each = 'for d in */; do (cd "$d" && sh ../verify.sh > printed 2>&1); done'
  spawnSync('sh', ['-c', each], { cwd: home })
  return new Map(
    containers.map(([title], index) => [
      title,
      readFileSync(join(home, `${index}`, 'printed'), 'utf8'),
    ]),
  )
}
