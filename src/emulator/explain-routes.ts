import type { Clock } from '../clock.ts'
import { type ApiRoute, invalid, showOf } from '../contract/api.ts'
import type { Text } from '../contract/texts/text.ts'
import { certificatesIn } from '../eds/certificate.ts'
import { createExplainer, type ExplainerDeps } from './explainer.ts'
import { shownJournaled, shownNow } from './shown.ts'

/** Explains a message as the gateway would judge it; nothing of it is kept. */
export function explainRoutes({
  clock,
  ...deps
}: ExplainerDeps & { readonly clock: Clock }): readonly ApiRoute[] {
  const explainer = createExplainer(deps)
  return [
    {
      method: 'post',
      path: '/verify',
      summary:
        'Judges a signed message, posted as it is, and tells why it would be refused; ?certificate= the one that it only names; ?lang=, ?show=all',
      maxBytes: deps.gate.limits.bytes,
      ask: async ({ bytes, contentType, query }) => {
        const [language, show] = [languageOf(query('lang')), showOf({ query })]
        if (bytes.length === 0) throw invalid('body', 'a signed message is expected, as text/xml')
        const given = certificatesOf(query('certificate'))
        const told = await explainer.posted({ bytes, contentType }, given)
        return inLanguage(shownNow(told, clock, show), language)
      },
    },
    {
      method: 'get',
      path: '/journal/:id/explanation',
      summary: 'The same of a message of the journal, as of the moment it came, and its refusal',
      ask: async ({ parameter, query }) => {
        const [language, show] = [languageOf(query('lang')), showOf({ query })]
        const told = await explainer.journaled(parameter('id'))
        return inLanguage(shownJournaled(told, told.recorded.receivedAt, show), language)
      },
    },
  ]
}

/** PEM, or DER in base64 of either alphabet; a plus that the query took for a space is one again. */
const certificatesOf = (text: string | undefined) =>
  text === undefined
    ? []
    : certificatesIn(
        text.includes('-----BEGIN')
          ? Buffer.from(text, 'utf8')
          : Buffer.from(text.replaceAll(' ', '+'), 'base64'),
      )

const languages = ['ru', 'kk', 'en'] as const
type Language = (typeof languages)[number]

function languageOf(text: string | undefined): Language | undefined {
  const found = languages.find((one) => one === text)
  if (text === undefined || found) return found
  throw invalid('lang', `one of ${languages.join(', ')}`)
}

/** Every text of three languages as that of one; all three where none was asked for. */
function inLanguage(value: unknown, language: Language | undefined): unknown {
  if (language === undefined) return value
  if (Array.isArray(value)) return value.map((one) => inLanguage(one, language))
  if (typeof value !== 'object' || value === null) return value
  if (languages.every((one) => one in value)) return (value as Text)[language]
  const entries = Object.entries(value).map(([key, one]) => [key, inLanguage(one, language)])
  return Object.fromEntries(entries)
}
