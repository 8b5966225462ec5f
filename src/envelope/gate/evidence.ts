import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { CanonicalForm } from '../../xml/canonical.ts'
import { nameInWords } from '../certificate-name.ts'
import { EXCLUSIVE, SOAP } from '../namespaces.ts'
import type { Walk } from './walk.ts'

type Found = Pick<CheckResult, 'expected' | 'actual'>

/** What a message that passed the gate showed at each rule: names and numbers, the same in every language. */
const evidence: Partial<Record<RuleId, (walk: Walk) => Found>> = {
  'W-01': ({ bytes, settings }) => ({
    expected: `<= ${settings.limits.bytes}`,
    actual: String(bytes.length),
  }),
  'W-06': ({ document, settings }) => ({
    expected: `<= ${settings.limits.elements}`,
    actual: String(document.elementCount),
  }),
  'W-07': ({ document }) => ({ actual: `Id: ${document.ids.length}` }),
  'W-10': () => same(`{${SOAP}}Envelope`),
  'W-11': ({ header }) => ({
    expected: 'Header, Body',
    actual: header === undefined ? 'Body' : 'Header, Body',
  }),
  'W-12': () => same('1'),
  'W-13': () => same('1'),
  'W-14': () => same('SignedInfo, SignatureValue, KeyInfo'),
  'W-15': ({ signatureMethod, digestMethod }) => ({
    actual: [signatureMethod, digestMethod].map(uriOf).join(', '),
  }),
  'W-16': () => same('1'),
  'W-17': ({ bodyForm }) => ({ expected: EXCLUSIVE, actual: `${EXCLUSIVE}${listOf(bodyForm)}` }),
  'W-18': ({ digestValue, signatureValue }) => ({
    actual: `${digestValue.length} + ${signatureValue.length} bytes`,
  }),
  'W-19': ({ bodyId }) => same(`#${bodyId}`),
  'W-20': ({ document, body }) => ({
    actual: document.children(body).map((child) => document.localName(child))[0] ?? '',
  }),
  'W-21': ({ key }) => ({
    actual: key.form === 'certificate' ? key.form : nameInWords(key),
  }),
}

/** The row of a rule that was kept. */
export function passedCheck(rule: RuleId, walk: Walk): CheckResult {
  return { rule, verdict: 'pass', ...evidence[rule]?.(walk) }
}

/** Without a Reference no digest is named; W-16 tells so next. */
const uriOf = (algorithm: { readonly uri: string } | undefined): string => algorithm?.uri ?? '-'

const same = (text: string): Found => ({ expected: text, actual: text })

const listOf = ({ prefixes }: CanonicalForm): string =>
  prefixes && prefixes.length > 0 ? ` PrefixList ${prefixes.join(' ')}` : ''
