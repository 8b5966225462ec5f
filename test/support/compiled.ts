import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { temporaryDirectory } from '../eds/support.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A process of plain JavaScript starts in a third of the time that tsx takes, and the `.js` threads are met too. */
let home: string | undefined
let scripts: string | undefined

/** The program as `npm run build` makes it, but from the source as it is now, in a folder of this run; its main file. */
export function program(): string {
  home ??= compiledHome()
  return join(home, 'dist/cli/main.js')
}

/** A script of test/ by its path there, compiled, beside that program: what it imports of src is the program's. */
export function compiledScript(path: string): string {
  home ??= compiledHome()
  scripts ??= compiledScripts(home)
  return join(scripts, 'test', path.replace(/\.ts$/, '.js'))
}

function compiledHome(): string {
  const folder = temporaryDirectory()
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  for (const name of ['node_modules', 'src', 'wsdl', 'certs'])
    symlinkSync(join(root, name), join(folder, name), 'junction')
  compile(join(root, 'src'), join(folder, 'dist'))
  return folder
}

function compiledScripts(program: string): string {
  const folder = join(program, 'scripts')
  compile(join(root, 'test'), join(folder, 'test'))
  symlinkSync(join(program, 'dist'), join(folder, 'src'), 'junction')
  return folder
}

/** Every source of a folder that is no test; types are not checked, and imports name `.js`. */
function compile(source: string, outdir: string): void {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const { outputFiles } = buildSync({
    entryPoints: files
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .map((file) => join(source, file)),
    outbase: source,
    outdir,
    format: 'esm',
    target: 'node20',
    write: false,
  })
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text.replace(/(?<=\b(?:from|import) ?\(?"\.[^"\n]*)\.ts(?=")/g, '.js'))
  }
}
