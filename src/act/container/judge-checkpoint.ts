import type { Certificate } from '../../eds/certificate.ts'
import { judgeActLog } from '../log/act-log.ts'
import { signedUnder } from '../log/signature.ts'
import type { Act } from '../shape.ts'
import type { Files } from './judge-files.ts'
import { type ContainerCheck, finding } from './verdict.ts'

export const checkpointName = 'log/checkpoint.json'

/** anchors 6.4.5 (f): the checkpoint covers the facts of this act, and a certificate of its gateway signed it, under `trust`. */
export const judgeCheckpoint =
  (trust: readonly Certificate[]) =>
  (files: Files): ContainerCheck[] => {
    const act = textOf(files, 'act.json')
    const checkpoint = textOf(files, checkpointName)
    const { log, origin }: Act = JSON.parse(act)
    if (log === undefined && checkpoint === '') return [finding('NO_CHECKPOINT')]
    if (checkpoint === '') return [finding('CHECKPOINT', { file: checkpointName, found: '—' })]
    const signers = new Set(origin.gatewayCertificates.map(({ fingerprint }) => fingerprint))
    const isSigner = ({ fingerprint }: Certificate) => signers.has(fingerprint)
    const wrong = judgeActLog(act, checkpoint, signedUnder({ trust, isSigner }))
    return wrong.map((found) => finding('CHECKPOINT', { file: checkpointName, found }))
  }

const textOf = (files: Files, name: string): string =>
  Buffer.from(files.get(name) ?? []).toString('utf8')
