import { buffer } from 'node:stream/consumers'
import { keptAct } from '../act/freeze.ts'
import { actHtml } from '../act/html.ts'
import { junitOfAct } from '../act/junit.ts'
import { renderAct } from '../act/pdf.ts'
import { checksOf } from '../certification/count-checks.ts'
import { entryReader } from '../certification/entry.ts'
import { ShepFault } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'
import { masked } from '../services/personal-data/mask.ts'
import type { Storage } from '../storage/database.ts'
import type { Session } from '../storage/sessions.ts'
import type { Containers } from './containers.ts'

export interface ExportDeps {
  readonly storage: Storage
  readonly containers: Containers
  /** A closed session. Throws SESSION_UNKNOWN, ACT_MISSING. */
  readonly find: (id: string) => Promise<Session>
}

/** What is shown of an act stands in its container, and so was verified (anchors 6.4.4). */
export function actExports({ storage, containers, find }: ExportDeps) {
  const made = async (id: string) => {
    const found = keptAct(await find(id))
    await containers.ensure(id)
    return found
  }
  const pieces = async (id: string) => {
    const session = await find(id)
    const container = await containers.open(id)
    if (container !== undefined) return container
    keptAct(session)
    throw new ShepFault('ACT_CONTAINER_ABSENT', { id })
  }
  return {
    actJson: async (id: string) => (await made(id)).text,
    actPdf: async (id: string) => {
      const { text } = await made(id)
      return (await containers.file(id, 'act.pdf')) ?? renderAct(text)
    },
    actHtml: async (id: string) => actHtml((await made(id)).text),
    actJunit: async (id: string) => {
      const { act } = await made(id)
      const checks = new Map<string, readonly CheckResult[]>()
      const read = entryReader()
      await storage.read(({ messages }) =>
        messages.eachOfCertification(id, (one) => checks.set(one.id, checksOf(read(one)))),
      )
      const junit = junitOfAct(act, (entryId) => checks.get(entryId) ?? [])
      return masked(junit, new Date(act.session.closedAt))
    },
    actContainerPieces: pieces,
    actContainer: async (id: string) => buffer((await pieces(id)).pieces()),
  }
}
