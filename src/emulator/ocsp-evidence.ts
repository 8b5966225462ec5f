import type { ContainerFiles } from '../act/container/make.ts'
import { sha256 } from '../act/json.ts'
import type { Act } from '../act/shape.ts'
import { checksOf } from '../certification/count-checks.ts'
import type { Clock } from '../clock.ts'
import type { KeepAnswer } from '../eds/revocation/ocsp-finder.ts'
import type { Storage } from '../storage/database.ts'

/** Answers of responders are kept as they come, before a verdict rests on them. */
export const keepingAnswers =
  (storage: Pick<Storage, 'transact'>, clock: Clock): KeepAnswer =>
  async (der, url) => {
    const answer = { sha256: sha256(der), receivedAt: clock().toISOString(), url, der }
    await storage.transact(({ ocspAnswers }) => ocspAnswers.keep(answer))
    return answer.sha256
  }

/** `trust/ocsp/SHA-256.der` of a container: what the verdicts on the messages that its act counts rested on, each once. */
export async function ocspFiles(
  sessionId: string,
  { responses }: Act,
  storage: Pick<Storage, 'read'>,
): Promise<ContainerFiles> {
  const counted = new Set(
    responses.flatMap(({ entryId, exchange }) =>
      'entryId' in exchange ? [entryId, exchange.entryId] : [entryId],
    ),
  )
  return storage.read(async ({ messages, ocspAnswers }) => {
    const named = new Set<string>()
    await messages.eachOfCertification(sessionId, (entry) => {
      if (!counted.has(entry.id)) return
      for (const { ocsp = [] } of checksOf(entry)) for (const one of ocsp) named.add(one)
    })
    const files: { name: string; bytes: Uint8Array }[] = []
    for (const digest of [...named].sort()) {
      const found = await ocspAnswers.find(digest)
      if (!found) throw new Error(`the OCSP answer ${digest} that a verdict rests on is not there`)
      files.push({ name: `trust/ocsp/${digest}.der`, bytes: found.der })
    }
    return files
  })
}
