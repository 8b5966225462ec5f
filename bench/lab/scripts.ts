import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** What is measured: `dist` as users run it, or `source` through tsx, for the smoke test. */
export type Build = 'dist' | 'source'

/** A script as node takes it: its file, and the modules loaded before it. */
export interface Script {
  readonly file: string
  readonly before: readonly string[]
}

export interface Scripts {
  /** The command `shep`. */
  readonly shep: Script
  /** A script of bench/ by its name there, without extension. */
  readonly bench: (name: string) => Script
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsx = [import.meta.resolve('tsx')]

/**
 * Under tsx our reader is a fifth slower than in dist (100 KB), and its threads blur what a server takes. So the scripts of
 * bench/ are compiled too, into `work`, and run beside a link that makes dist of every import from src.
 */
export function scriptsOf(build: Build, work: string): Scripts {
  if (build === 'source')
    return {
      shep: { file: join(root, 'src/cli/main.ts'), before: tsx },
      bench: (name) => ({ file: join(root, 'bench', `${name}.ts`), before: tsx }),
    }
  compileInto(work)
  return {
    shep: { file: join(root, 'dist/cli/main.js'), before: [] },
    bench: (name) => ({ file: join(work, 'bench', `${name}.js`), before: [] }),
  }
}

function compileInto(work: string): void {
  symlinkSync(join(root, 'dist'), join(work, 'src'), 'junction')
  symlinkSync(join(root, 'wsdl'), join(work, 'wsdl'), 'junction')
  const names = readdirSync(join(root, 'bench'), { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((one) => /\.[jt]s$/.test(one))) {
    const [from, to] = [join(root, 'bench', name), join(work, 'bench', name)]
    mkdirSync(dirname(to), { recursive: true })
    if (name.endsWith('.js')) cpSync(from, to)
    else writeFileSync(to.replace(/\.ts$/, '.js'), toScript(readFileSync(from, 'utf8')))
  }
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
