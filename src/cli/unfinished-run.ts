import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Which session a run into a folder is about, until its files are there: a run that was cut off is gone on with by it. */
export interface UnfinishedRun {
  /** The session of the run that was cut off; undefined when the last one came to its end. */
  readonly sessionId: string | undefined
  begin(sessionId: string): Promise<void>
  end(): Promise<void>
}

/** Makes the folder. A note that cannot be read, as of a run that was killed while writing it, is none. */
export async function unfinishedRunIn(folder: string): Promise<UnfinishedRun> {
  const path = join(folder, 'unfinished-run.txt')
  await mkdir(folder, { recursive: true })
  const text = await readFile(path, 'utf8').catch(() => '')
  return {
    sessionId: /^(\S+)\n$/.exec(text)?.[1],
    begin: (sessionId) => writeFile(path, `${sessionId}\n`),
    end: () => rm(path, { force: true }),
  }
}
