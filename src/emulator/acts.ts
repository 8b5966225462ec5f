import type { Maker } from '../act/act.ts'
import type { Prepared } from '../act/freeze.ts'
import type { Config } from '../config.ts'
import type { PkiServices } from '../eds/authority/services.ts'
import { databaseIn } from '../storage/database.ts'
import { makerOf } from './build.ts'
import { containersAside } from './container-aside.ts'
import { type ContainerDeps, type Containers, createContainers } from './containers.ts'
import { type LogSigner, logSignerOf } from './log-signer.ts'
import { prepareAct } from './prepare-act.ts'
import { settingsText } from './settings-text.ts'
import { timestampAuthority } from './timestamp-authority.ts'

/** What acts are made of, besides the records of their sessions. */
export interface Acts {
  readonly maker: Maker
  readonly containers: Containers
  /** config.json of containers. */
  readonly settings: string
  readonly logSigner: LogSigner
  /** What a session comes to, drawn up before it is closed. */
  readonly prepare: (id: string) => Promise<Prepared | undefined>
}

export interface ActDeps extends Omit<ContainerDeps, 'authority' | 'folder' | 'work'> {
  readonly config: Config
  readonly services: Pick<PkiServices, 'timestamp'>
}

export function createActs({ config, services, ...deps }: ActDeps): Acts {
  const maker = makerOf(deps.pki, config)
  const authority = timestampAuthority(config, services)
  const work = containersAside(databaseIn(config.data))
  return {
    maker,
    containers: createContainers({
      ...{ ...deps, authority, folder: config.data, work },
    }),
    settings: settingsText(config, maker, deps.trust),
    logSigner: logSignerOf(deps.pki.gateway, deps.pki.trust),
    prepare: (id) => prepareAct(id, { ...deps, maker, work }),
  }
}
