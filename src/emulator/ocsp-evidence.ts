import { sha256 } from '../act/json.ts'
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
