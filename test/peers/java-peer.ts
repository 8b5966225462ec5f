import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { temporaryDirectory } from '../eds/support.ts'

/** Where Debian puts libxml-security-java, libwss4j-java, libbcprov-java and what they need. */
const jars = [
  'xmlsec',
  'wss4j',
  'bcprov',
  'bcpkix',
  'bcutil',
  'commons-codec',
  'commons-logging',
  'slf4j-api',
  'slf4j-nop',
].map((name) => `/usr/share/java/${name}.jar`)

const sources = new URL('java/', import.meta.url).pathname

/** Whether the Java judges can run here; tests that need them skip when they cannot. */
export const canRunJava = (): boolean => jars.every((jar) => existsSync(jar)) && canCompile()

function canCompile(): boolean {
  try {
    execFileSync('javac', ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** One Java process that signs and verifies with Apache Santuario, WSS4J and BouncyCastle. */
export interface JavaPeer {
  /** Sends a command of Peer.java; gives what it found. Throws an Error with the peer's reason. */
  ask(command: string, ...fields: readonly (string | number)[]): Promise<string>
  stop(): Promise<void>
}

/** Compiles test/peers/java, once in a run, and starts it: about five seconds. */
export function startJavaPeer(): JavaPeer {
  const classPath = [compiled(), ...jars].join(':')
  const child = spawn('java', ['-cp', classPath, 'Peer'], { stdio: ['pipe', 'pipe', 'inherit'] })
  return {
    ask: askerOf(child),
    stop: async () => {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}

let classes: string | undefined

function compiled(): string {
  if (classes) return classes
  const folder = temporaryDirectory()
  const files = readdirSync(sources).map((name) => join(sources, name))
  execFileSync('javac', ['-nowarn', '-cp', jars.join(':'), '-d', folder, ...files])
  classes = folder
  return folder
}

/** Commands are answered in their order, a line each. */
function askerOf({ stdin, stdout }: ChildProcess): JavaPeer['ask'] {
  if (!stdin || !stdout) throw new Error('the peer has no pipes')
  const lines = createInterface(stdout)[Symbol.asyncIterator]()
  return async (...fields) => {
    stdin.write(`${fields.join('\t')}\n`)
    const { value = 'failed\tthe peer has ended' } = await lines.next()
    const [outcome, said = ''] = String(value).split('\t')
    if (outcome !== 'ok') throw new Error(said)
    return said
  }
}
