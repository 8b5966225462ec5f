import { hash } from 'node:crypto'
import type { DigestAlgorithm } from './algorithm.ts'

export const sha256: DigestAlgorithm = {
  uri: 'http://www.w3.org/2001/04/xmlenc#sha256',
  digest: (data) => hash('sha256', data, 'buffer'),
}
