import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const python = '/usr/bin/python3'
const program = fileURLToPath(new URL('oracle.py', import.meta.url))

export interface OracleForm {
  readonly exclusive: boolean
  readonly comments: boolean
  readonly prefixes?: readonly string[]
  /** The whole document with what stands around the root, instead of the apex. */
  readonly whole: boolean
}

export type OracleRequest = {
  /** The document in base64. */
  readonly xml: string
  /** Ask for the bytes in base64 instead of their SHA-256 in hex. */
  readonly bytes?: boolean
} & (
  | { readonly op: 'read' }
  | {
      readonly op: 'c14n'
      readonly apex: number
      readonly without: number
      readonly forms: readonly OracleForm[]
    }
)

export interface OracleAnswer {
  readonly accepted: boolean
  /** Domain, code, level (1 warning, 2 error, 3 fatal), message: as libxml2 numbers them. */
  readonly errors: readonly (readonly [number, number, number, string])[]
  readonly results: readonly (string | null)[]
}

/** Why libxml2 cannot be asked here; undefined when it can. */
export function oracleMissing(): string | undefined {
  const { status, stderr, error } = spawnSync(python, [program], { input: '', encoding: 'utf8' })
  if (status === 0) return undefined
  return `no libxml2 through ${python}: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`
}

/** libxml2 in a process of its own (oracle.py), so that it works while we do. */
export class Oracle {
  /** Of libxml2, as it numbers it: 20914 is 2.9.14. */
  version = ''
  private readonly child: ChildProcessWithoutNullStreams
  private readonly lines: AsyncIterator<string>

  static async open(): Promise<Oracle> {
    const oracle = new Oracle()
    oracle.version = (JSON.parse(await oracle.line()) as { libxml2: string }).libxml2
    return oracle
  }

  private constructor() {
    this.child = spawn(python, [program])
    this.child.stdin.on('error', () => {})
    this.child.stderr.pipe(process.stderr)
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
  }

  /** Answers in the order of the requests. One call at a time. */
  async ask(requests: readonly OracleRequest[]): Promise<OracleAnswer[]> {
    this.child.stdin.write(requests.map((one) => `${JSON.stringify(one)}\n`).join(''))
    const answers: OracleAnswer[] = []
    while (answers.length < requests.length)
      answers.push(JSON.parse(await this.line()) as OracleAnswer)
    return answers
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve))
    this.child.stdin.end()
    await ended
  }

  private async line(): Promise<string> {
    const next = await this.lines.next()
    if (next.done) throw new Error('libxml2 ended before it answered')
    return next.value
  }
}
