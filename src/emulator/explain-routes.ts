import type { Clock } from '../clock.ts'
import { type ApiRoute, invalid, showOf } from '../contract/api.ts'
import type { Text } from '../contract/texts/text.ts'
import { type Certificate, parseCertificate } from '../eds/certificate.ts'
import { explain } from '../envelope/explain/explain.ts'
import type { GateSettings } from '../envelope/gate.ts'
import type { KeyFinder } from '../envelope/verify.ts'
import type { Storage } from '../storage/database.ts'
import { shownNow } from './shown.ts'

export interface ExplainingDeps extends GateSettings {
  readonly keyOf: KeyFinder
  readonly storage: Storage
  readonly clock: Clock
}

/** A search may not hold up the gateway: about a second of work, in turns of a few milliseconds. */
const EFFORT = 64 * 1024 * 1024
/** Keys that are asked whether they signed in place of the named one. */
const OTHERS = 200

/** Explains a message as the gateway would judge it; nothing of it is kept. */
export function explainRoutes({
  storage,
  clock,
  ...settings
}: ExplainingDeps): readonly ApiRoute[] {
  const others = () => storage.read((stores) => registeredIn(stores))
  return [
    {
      method: 'post',
      path: '/verify',
      summary:
        'Judges a signed message, posted as it is, and tells why it would be refused; ?lang=, ?show=all',
      maxBytes: settings.limits.bytes,
      ask: async ({ bytes, contentType, query }) => {
        const [language, show] = [languageOf(query('lang')), showOf({ query })]
        if (bytes.length === 0) throw invalid('body', 'a signed message is expected, as text/xml')
        const arrival = { bytes, contentType }
        const { explanation } = await explain(arrival, { ...settings, others, effort: EFFORT })
        const shown = shownNow(explanation, clock, show)
        return language === undefined ? shown : inOneLanguage(shown, language)
      },
    },
  ]
}

const languages = ['ru', 'kk', 'en'] as const
type Language = (typeof languages)[number]

function languageOf(text: string | undefined): Language | undefined {
  const found = languages.find((one) => one === text)
  if (text === undefined || found) return found
  throw invalid('lang', `one of ${languages.join(', ')}`)
}

/** Every text of three languages as that of one. */
function inOneLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((one) => inOneLanguage(one, language))
  if (typeof value !== 'object' || value === null) return value
  if (languages.every((one) => one in value)) return (value as Text)[language]
  const entries = Object.entries(value).map(([key, one]) => [key, inOneLanguage(one, language)])
  return Object.fromEntries(entries)
}

type Stores = Parameters<Parameters<Storage['read']>[0]>[0]

async function registeredIn({ participants, certificates }: Stores): Promise<Certificate[]> {
  const found: Certificate[] = []
  for (const { senderId } of await participants.list()) {
    if (found.length >= OTHERS) break
    const rows = await certificates.findBySender(senderId, 'transport')
    found.push(...rows.map(({ der }) => parseCertificate(der)))
  }
  return found.slice(0, OTHERS)
}
