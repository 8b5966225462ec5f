import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Script } from './scripts.ts'

/** A process under measurement. One question at a time. */
export interface Child {
  /** Sends a question over IPC and resolves with the next answer; rejects when the process ends instead. */
  ask<T>(question: unknown): Promise<T>
  /** What it prints first: servers say where they listen. */
  readonly firstLine: Promise<string>
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

export interface ChildOptions {
  readonly name: string
  readonly script: Script
  readonly args: readonly string[]
  readonly cwd: string
  /** File that takes what it says on standard error. */
  readonly errors: string
}

export function startChild({ name, script, args, cwd, errors }: ChildOptions): Child {
  const loaded = script.before.flatMap((module) => ['--import', urlOf(module)])
  const child = spawn(process.execPath, [...loaded, script.file, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', openSync(errors, 'a'), 'ipc'],
  })
  const ended = once(child, 'close').then(([code, signal]) => {
    throw new Error(
      `${name} ended with ${code ?? signal}:\n${readFileSync(errors, 'utf8').slice(-2000)}`,
    )
  })
  ended.catch(() => undefined)
  const firstLine = Promise.race([lineOf(child.stdout), ended])
  firstLine.catch(() => undefined)
  return {
    firstLine,
    ask: async <T>(question: unknown): Promise<T> => {
      const answer = once(child, 'message')
      child.send(question as object, () => undefined)
      const [value] = await Promise.race([answer, ended])
      if (value?.problem) throw new Error(`${name}: ${value.problem}`)
      return value as T
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended.catch(() => undefined)
    },
    stop: async () => {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended.catch(() => undefined)
      clearTimeout(late)
    },
  }
}

const urlOf = (module: string): string =>
  module.startsWith('file:') ? module : pathToFileURL(module).href

/** The first line; the rest is read and forgotten, so that the pipe never fills. */
function lineOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      if (text.includes('\n')) return
      text += chunk
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
  })
}
