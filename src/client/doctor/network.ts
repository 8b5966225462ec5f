import type { Certificate } from '../../eds/certificate.ts'
import { crlAddressesOf, ocspAddressesOf } from '../../eds/revocation/addresses.ts'
import { type DoctorCheckId, type Finding, finding } from './checks.ts'

const TIMEOUT = 5_000

/** What an address said, or why it said nothing. */
export type Heard = { readonly response: Response } | { readonly silence: string }

/** Asks with GET and waits at most five seconds; never rejects. */
export async function hear(url: string): Promise<Heard> {
  try {
    return { response: await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) }) }
  } catch (error) {
    const { name, cause } = error as { name: string; cause?: { code?: string; message?: string } }
    return { silence: cause?.code ?? cause?.message ?? name }
  }
}

/** DOC-10, DOC-11: the addresses that the certificate names. Whether what they say is good, revocation checks judge. */
export async function diagnoseRevocation(certificate: Certificate): Promise<Finding[]> {
  return Promise.all([
    reach('DOC-10', ocspAddressesOf(certificate), () => true),
    reach('DOC-11', crlAddressesOf(certificate), ({ ok }) => ok),
  ])
}

/** A responder of OCSP may refuse GET, and answers all the same. */
async function reach(
  id: DoctorCheckId,
  urls: readonly string[],
  isGood: (response: Response) => boolean,
): Promise<Finding> {
  if (urls.length === 0) return finding(id, 'not-applicable')
  const heard = await Promise.all(
    urls.map(async (url) => {
      const said = await hear(url)
      if ('silence' in said) return { good: false, silent: true, text: `${url}: ${said.silence}` }
      await said.response.body?.cancel()
      const good = isGood(said.response)
      return { good, silent: false, text: `${url}: HTTP ${said.response.status}` }
    }),
  )
  const text = heard.map((one) => one.text).join('; ')
  if (heard.every(({ good }) => good)) return finding(id, 'pass', text)
  return finding(
    id,
    heard.some(({ good, silent }) => !good && !silent) ? 'fail' : 'untestable',
    text,
  )
}
