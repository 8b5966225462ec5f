import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/**
 * How many bytes of arrays somebody still holds, of this whole process: what nobody holds is collected first, and swept, which a
 * collection leaves to the next one. To be asked in a process that does nothing else.
 */
export function bytesHeld(): number {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
  collect()
  return process.memoryUsage().arrayBuffers
}
