import { answerTimestamp } from '../../src/eds/authority/stamp.ts'
import { drawAct, makeContainer, type Records } from '../../src/emulator/container-work.ts'
import type { ContainerDeps } from '../../src/emulator/containers.ts'
import { type Containers, createContainers } from '../../src/emulator/containers.ts'
import type { Storage } from '../../src/storage/database.ts'
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
  messages: {
    nextOfCertification: (id, after) =>
      read(({ messages }) => messages.nextOfCertification(id, after)),
    one: (id) => read(({ messages }) => messages.one(id)),
  },
  eventLog: {
    list: () => read(({ eventLog }) => eventLog.list()),
    checkpoints: () => read(({ eventLog }) => eventLog.checkpoints()),
  },
  ocspAnswers: { find: (sha256) => read(({ ocspAnswers }) => ocspAnswers.find(sha256)) },
})
