/** Not a test: a process that freezes a session and kills itself with signal 9 at the point it was told; it prints how many there are. */
import { type FreezeStores, freezeSession } from '../../src/act/freeze.ts'
import { openStorage } from '../../src/storage/database.ts'
import { depsOf } from '../act/maker.ts'
import { tickingClock } from '../certification/session-builder.ts'

/** 0 and above: before and after each call of a store, in turn, then after the commit. */
let point = 0
const pass = (deadly: number): void => {
  if (point === deadly) process.kill(process.pid, 'SIGKILL')
  point += 1
}

type Call = (...given: unknown[]) => Promise<unknown>

/** Stores each call of which passes two points. */
const counted = <T extends object>(stores: T, deadly: number): T =>
  new Proxy(stores, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name)
      if (typeof found === 'object' && found !== null) return counted(found, deadly)
      if (typeof found !== 'function') return found
      return async (...given: readonly unknown[]) => {
        pass(deadly)
        const value = await (found as Call).apply(target, [...given])
        pass(deadly)
        return value
      }
    },
  })

async function freeze(path: string, sessionId: string, deadly: number): Promise<void> {
  const storage = openStorage(path)
  const deps = depsOf({ storage, clock: tickingClock() })
  await freezeSession(sessionId, {
    ...deps,
    transact: (work) => storage.transact((stores) => work(counted<FreezeStores>(stores, deadly))),
  })
  pass(deadly)
  process.stdout.write(`${point}\n`)
  await storage.close()
}

const [path = '', sessionId = '', deadly = '-1'] = process.argv.slice(2)
void freeze(path, sessionId, Number(deadly))
