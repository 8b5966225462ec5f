import { answerTimestamp } from '../../src/eds/authority/stamp.ts'
import { makeContainer } from '../../src/emulator/container-work.ts'
import type { ContainerDeps } from '../../src/emulator/containers.ts'
import { type Containers, createContainers } from '../../src/emulator/containers.ts'
import { NOW } from '../eds/support.ts'

/** The containers of a database, made in this very thread, stamped by the test PKI. */
export const containersOf = (deps: Pick<ContainerDeps, 'storage' | 'folder' | 'pki'>): Containers =>
  createContainers({
    ...deps,
    trust: deps.pki.trust,
    clock: () => NOW,
    kdpKeys: { jwks: () => ({ keys: [] }) },
    work: makeContainer,
    authority: (request) => answerTimestamp(request, deps.pki),
  })
