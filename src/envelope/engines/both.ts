import { ShepFault } from '../../contract/faults.ts'
import { failedCheck } from '../report.ts'
import type { Engine } from './engine.ts'
import { streamEngine } from './stream.ts'
import { xmlCryptoEngine } from './xml-crypto.ts'

/** Both engines, on the same message: one verdict only when they agree on it and on the bytes that were signed (W-28). */
export const bothEngines: Engine = (message, key) => {
  const first = streamEngine(message, key)
  const second = xmlCryptoEngine(message, key)
  const agree =
    first.signed && second.signed
      ? Buffer.compare(first.signed, second.signed) === 0
      : first.signed === second.signed
  if (agree) return { ...first, checks: [...first.checks, { rule: 'W-28', verdict: 'pass' }] }
  const fault = new ShepFault('ENGINES_DISAGREE', {
    expected: `stream: ${first.fault?.code ?? 'valid'}`,
    actual: `xml-crypto: ${second.fault?.code ?? 'valid'}${first.signed && second.signed ? ', other bytes' : ''}`,
    stream: first.fault?.detail,
    xmlCrypto: second.fault?.detail,
  })
  return {
    checks: [...first.checks, { ...failedCheck('W-28', fault), verdict: 'inconclusive' }],
    fault,
  }
}
