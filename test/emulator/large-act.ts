import { answerTimestamp } from '../../src/eds/authority/stamp.ts'
import { drawAct, makeContainer } from '../../src/emulator/container-work.ts'
import type { ContainerDeps } from '../../src/emulator/containers.ts'
import { type Containers, createContainers } from '../../src/emulator/containers.ts'
import type { Storage } from '../../src/storage/database.ts'
import type { Records } from '../../src/storage/reading.ts'
import { NOW } from '../eds/support.ts'

/** The containers of a database, made in this very thread, stamped by the test PKI. */
export const containersOf = (deps: Pick<ContainerDeps, 'storage' | 'folder' | 'pki'>): Containers =>
  createContainers({
    ...deps,
    trust: deps.pki.trust,
    clock: () => NOW,
    kdpKeys: { jwks: () => ({ keys: [] }) },
    work: {
      draw: drawAct,
      make: (task, asks) => makeContainer(task, recordsOf(deps.storage), asks),
    },
    authority: (request) => answerTimestamp(request, deps.pki),
  })

const recordsOf = ({ read }: Storage): Records => ({
  nextOfCertification: (id, after) =>
    read(({ messages }) => messages.nextOfCertification(id, after)),
  content: (id) => read(({ messages }) => messages.content(id)),
  one: (id) => read(({ messages }) => messages.one(id)),
  log: () =>
    read(async ({ eventLog }) => ({
      rows: await eventLog.list(),
      checkpoints: await eventLog.checkpoints(),
    })),
  ocspAnswer: (sha256) => read(({ ocspAnswers }) => ocspAnswers.find(sha256)),
})
