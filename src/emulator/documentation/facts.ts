import { methods } from '../../certification/methods.ts'
import { methodTerms } from '../../certification/smart-bridge/methods-table.ts'
import { variableOf, wordOf } from '../../config/read.ts'
import { type Config, settings } from '../../config.ts'
import { type FaultCode, faultEntry, faults } from '../../contract/faults.ts'
import { accessChecks } from '../../services/kdp/access-checks.ts'
import { firstChecks, repeatChecks } from '../../services/kdp/asking/asking-checks.ts'
import type { Method } from '../../storage/applications.ts'
import { product } from '../build.ts'
import { documentedService } from './services.ts'
import type { DocumentationFacts, DocumentedCode } from './shape.ts'

/** What of the configuration a participant is answered by; where the emulator stands and keeps its files is nobody's business. */
const told = [
  'applicationForm',
  'engine',
  'revocation',
  'staleRevocation',
  'quirks',
  'inclusiveNamespaces',
  'tokenAlgorithm',
  'tokenExpiry',
  'tokensAfterWithdrawal',
  'smsAgree',
  'smsRefuse',
  'smsAnswerMinutes',
  'smsCodeMinutes',
  'smsCodeAttempts',
  'smsCodeLength',
  'smsCodeAlphabet',
  'otpRelay',
  'answerAlgorithm',
  'answerKeyInfo',
  'answerBusinessSignature',
  'faultCode',
  'faultStatus',
  'maxBytes',
  'maxDepth',
  'maxElements',
  'maxAttributes',
  'maxNameBytes',
] as const satisfies readonly (keyof Config)[]

const addresses: DocumentationFacts['addresses'] = [
  {
    path: '/bip-sync-wss-gost/',
    text: {
      ru: 'SyncChannel v10, SendMessage, подпись WS-Security обязательна',
      kk: 'SyncChannel v10, SendMessage, WS-Security қолтаңбасы міндетті',
      en: 'SyncChannel v10, SendMessage, WS-Security required',
    },
  },
  {
    path: '/bip-sync-wss-gost/?wsdl',
    text: { ru: 'контракт', kk: 'келісімшарт', en: 'the contract' },
  },
  {
    path: '/gbdServices/PersonalDataAccessControlImplService',
    text: {
      ru: 'фасад кредитного бюро над тем же КДП',
      kk: 'сол КДП үстіндегі кредиттік бюро фасады',
      en: 'the façade of the credit bureau over the same КДП',
    },
  },
  {
    path: '/api/v1/kdp/jwks.json',
    text: {
      ru: 'открытые ключи токенов безопасности',
      kk: 'қауіпсіздік токендерінің ашық кілттері',
      en: 'public keys of the security tokens',
    },
  },
]

/** Everything that the documentation says, out of what is running: configuration, registry, checks and refusals. */
export const factsOf = (
  config: Config,
  { url, serviceIds }: { readonly url: string; readonly serviceIds: readonly string[] },
): DocumentationFacts => ({
  product: product.name,
  version: product.version,
  url,
  addresses,
  settings: told.map((name) => ({
    name: variableOf(name),
    value: wordOf(name, config[name]),
    text: settings[name].text,
  })),
  methods: (Object.keys(methodTerms) as Method[])
    .map((id) => ({ id, name: methods[id], ...methodTerms[id], checks: checksOf(id) }))
    .map(({ id, number, name, source, checks }) => ({ id, number, name, source, checks }))
    .sort((one, other) => one.number - other.number),
  services: serviceIds.map(documentedService),
  kdpCodes: codesLike(/^KDP-1/),
  ownerCodes: codesLike(/^(KDP-2|GBD-)/),
  faults: codesLike(/^(SCE|EMU-)/),
})

function checksOf(method: Method): DocumentedCode[] {
  if (method === '1414' || method === 'sms') {
    const rows = [
      ...firstChecks.granted,
      ...firstChecks.reached,
      ...repeatChecks.named,
      ...repeatChecks.answered,
    ]
    return [...new Map(rows.map((row) => [row.fault, row])).values()].map(codeOf)
  }
  return accessChecks[method].map(codeOf)
}

const codeOf = ({
  fault,
  rule,
}: {
  readonly fault: FaultCode
  readonly rule?: string
}): DocumentedCode => {
  const { wire, ru, kk, en, rule: own } = faultEntry(fault)
  const cited = rule ?? own
  return { key: fault, wire, ru, kk, en, ...(cited !== undefined && { rule: cited }) }
}

const codesLike = (wire: RegExp): DocumentedCode[] =>
  (Object.keys(faults) as FaultCode[])
    .filter((code) => wire.test(faultEntry(code).wire))
    .map((fault) => codeOf({ fault }))
    .sort((one, other) => one.wire.localeCompare(other.wire))
