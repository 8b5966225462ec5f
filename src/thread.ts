import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** What tsx and the sources it keeps take of a limited thread, MB. */
const ROOM_OF_TSX = 64

/**
 * A thread that runs `file`, the URL of a module of ours as its neighbours name it, ending in .ts: the compiled file in
 * dist, the source while developing. On Node 20 a thread does not inherit the hooks of `--import tsx` (tsx issue 354), so
 * there a line of script registers them first.
 */
export function newThread(file: URL, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL(file.href.replace(/\.ts$/, '.js')), options)
  }
  const { maxOldGenerationSizeMb, ...limits } = options.resourceLimits ?? {}
  const resourceLimits = {
    ...limits,
    ...(maxOldGenerationSizeMb !== undefined && {
      maxOldGenerationSizeMb: maxOldGenerationSizeMb + ROOM_OF_TSX,
    }),
  }
  const files = [createRequire(import.meta.url).resolve('tsx/cjs'), fileURLToPath(file)]
  const script = files.map((path) => `require(${JSON.stringify(path)})`).join('\n')
  return new Worker(script, { ...options, resourceLimits, eval: true })
}
