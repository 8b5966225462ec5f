import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = ['src', 'src/storage', 'src/storage/migrations', 'test/storage']

/** A script of this folder in a process of its own; what it prints comes with its end. */
export interface Child {
  readonly process: ChildProcess
  readonly printed: () => string
  /** Resolves with the exit code, or with the signal. */
  readonly end: Promise<number | string>
}

/** Runs the compiled script, as dist would be: a process starts in a third of the time, and the `.js` worker is met too. */
export function startChild(script: string, ...args: string[]): Child {
  compiled ??= compile()
  const file = join(compiled, 'test/storage', script.replace('.ts', '.js'))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const end = once(child, 'close').then(([code, signal]) => code ?? signal)
  return { process: child, printed: () => printed, end }
}

/** Waits until the child has printed something: it has the database then. */
export async function running({ process }: Child): Promise<void> {
  if (process.stdout) await once(process.stdout, 'data')
}

let compiled: string | undefined

function compile(): string {
  const home = mkdtempSync(join(tmpdir(), 'shep-compiled-'))
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'junction')
  for (const folder of folders) {
    mkdirSync(join(home, folder), { recursive: true })
    const scripts = readdirSync(join(root, folder)).filter((name) => /(?<!\.test)\.ts$/.test(name))
    for (const name of scripts) {
      const source = readFileSync(join(root, folder, name), 'utf8')
      writeFileSync(join(home, folder, name.replace('.ts', '.js')), toScript(source))
    }
  }
  return home
}

const toScript = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  }).outputText
