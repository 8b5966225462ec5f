import type { Certificate } from '../../eds/certificate.ts'
import { type Finding, finding } from './checks.ts'
import { hear } from './network.ts'

export interface GatewayOptions {
  /** The emulator; absent: nobody asks about it. */
  readonly url?: string
  readonly sender?: string
  /** 12 digits; absent: the BIN of the sender's registration. */
  readonly bin?: string
  readonly now: () => Date
}

/** DOC-07, DOC-12, DOC-13, DOC-14: what the running emulator says of the participant. */
export async function diagnoseGateway(
  certificate: Certificate | undefined,
  { url, sender, bin, now }: GatewayOptions,
): Promise<Finding[]> {
  const asked = url === undefined ? undefined : url.replace(/\/+$/, '')
  const [reached, skew] = asked === undefined ? unasked() : await diagnoseAddress(asked, now)
  const registry = asked !== undefined && sender !== undefined && reached.verdict === 'pass'
  const registered = registry ? await registrationOf(asked, sender) : undefined
  return [
    diagnoseBin(certificate, bin ?? registered?.bin, sender !== undefined),
    reached,
    skew,
    diagnoseRegistration(certificate, registered, sender !== undefined && asked !== undefined),
  ]
}

const unasked = (): [Finding, Finding] => [
  finding('DOC-12', 'not-applicable'),
  finding('DOC-13', 'not-applicable'),
]

/** Half a minute is more than NTP ever leaves; five are enough to fall out of a token's life. */
const AGREE = 30
const APART = 300

async function diagnoseAddress(url: string, now: () => Date): Promise<[Finding, Finding]> {
  const heard = await hear(`${url}/healthz`)
  if ('silence' in heard)
    return [finding('DOC-12', 'fail', `${url}: ${heard.silence}`), finding('DOC-13', 'untestable')]
  const { status, headers, body } = heard.response
  await body?.cancel()
  const reached = finding('DOC-12', status === 200 ? 'pass' : 'fail', `${url}: HTTP ${status}`)
  const theirs = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return [reached, finding('DOC-13', 'untestable')]
  return [reached, skewFinding(now(), new Date(theirs))]
}

/** DOC-13: how far one clock is ahead of that of the gateway. */
export function skewFinding(one: Date, gateway: Date): Finding & { readonly id: 'DOC-13' } {
  const seconds = Math.round((one.getTime() - gateway.getTime()) / 1000)
  const apart = Math.abs(seconds)
  const verdict = apart <= AGREE ? 'pass' : apart <= APART ? 'warn' : 'fail'
  return { id: 'DOC-13', verdict, actual: `${seconds > 0 ? '+' : ''}${seconds} s` }
}

interface Registered {
  readonly bin?: string
  /** Fingerprints of certificates for transport; undefined: the sender is unknown. */
  readonly fingerprints?: readonly string[]
}

interface CertificateRow {
  readonly fingerprint?: unknown
  readonly purpose?: unknown
  readonly retiredAt?: unknown
}

async function registrationOf(url: string, sender: string): Promise<Registered> {
  const participants = await listAt<{ senderId?: unknown; bin?: unknown }>(
    `${url}/api/v1/participants`,
  )
  const bin = participants?.find(({ senderId }) => senderId === sender)?.bin
  const rows = await listAt<CertificateRow>(
    `${url}/api/v1/participants/${encodeURIComponent(sender)}/certificates`,
  )
  const current = rows?.filter(({ purpose, retiredAt }) => purpose === 'transport' && !retiredAt)
  return {
    ...(typeof bin === 'string' && { bin }),
    ...(current && { fingerprints: current.map(({ fingerprint }) => String(fingerprint)) }),
  }
}

/** A list of the control API; undefined when it gives none. */
async function listAt<Row>(url: string): Promise<readonly Row[] | undefined> {
  const heard = await hear(url)
  if ('silence' in heard || !heard.response.ok) return undefined
  const said: unknown = await heard.response.json().catch(() => undefined)
  return Array.isArray(said) ? (said as Row[]) : undefined
}

function diagnoseBin(
  certificate: Certificate | undefined,
  wanted: string | undefined,
  asked: boolean,
): Finding {
  if (wanted === undefined) return finding('DOC-07', asked ? 'untestable' : 'not-applicable')
  if (certificate === undefined) return finding('DOC-07', 'untestable')
  const { bin = '—' } = certificate
  return bin === wanted
    ? finding('DOC-07', 'pass', bin)
    : finding('DOC-07', 'fail', `${bin} ≠ ${wanted}`)
}

function diagnoseRegistration(
  certificate: Certificate | undefined,
  registered: Registered | undefined,
  asked: boolean,
): Finding {
  if (!asked) return finding('DOC-14', 'not-applicable')
  if (registered === undefined || certificate === undefined) return finding('DOC-14', 'untestable')
  const { fingerprints = [] } = registered
  const known = fingerprints.includes(certificate.fingerprint)
  return finding('DOC-14', known ? 'pass' : 'fail', `SHA-256 ${certificate.fingerprint}`)
}
