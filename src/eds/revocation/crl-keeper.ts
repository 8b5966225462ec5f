import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Certificate } from '../certificate.ts'
import type { Crl } from './crl-verify.ts'
import { openCrlAside } from './open-crl-aside.ts'

/** Where a list comes from: a file, an address, the test authority. */
export interface CrlSource {
  /** For people: the path or the address. */
  readonly name: string
  /** Key of the name of the only issuer whose list it gives; absent where that is not known before it is read. */
  readonly issuer?: string
  /** The list in PEM or DER, given away; undefined when it has not changed since the last time. Rejects when it cannot be had. */
  read(): Promise<Uint8Array | undefined>
  /** How old what was read may become before it is asked for again, ms; 0 asks every time. */
  readonly maxAge: number
}

export interface CrlKeeper {
  readonly name: string
  readonly issuer: string | undefined
  /** The verified list. Throws the refusal of the last try when there was never a good one. */
  current(): Promise<Crl>
}

/** After a failure the next try waits this long, ms. */
const PATIENCE = 30_000

/**
 * Keeps the list of one source: whoever asks first waits for it; later it is refreshed aside, and the old list serves until
 * the new one is verified. A source that must be asked every time is waited for.
 */
export function crlKeeper(
  source: CrlSource,
  issuers: readonly Certificate[],
  clock: Clock,
): CrlKeeper {
  let kept: Crl | undefined
  let refusal: ShepFault | undefined
  let askAfter = 0
  let loading: Promise<void> | undefined

  /** Never rejects: what went wrong is told to whoever asks while there is no list. */
  async function load(): Promise<void> {
    try {
      const bytes = await source.read()
      if (bytes !== undefined) kept = await openCrlAside(bytes, issuers)
      refusal = undefined
      askAfter = clock().getTime() + source.maxAge
    } catch (cause) {
      refusal = refusalOf(cause, source.name)
      askAfter = clock().getTime() + Math.min(PATIENCE, source.maxAge)
    }
  }

  /** One at a time, however many ask. */
  function refresh(): Promise<void> {
    loading ??= load().finally(() => {
      loading = undefined
    })
    return loading
  }

  const isUsable = (now: Date): boolean =>
    kept !== undefined && source.maxAge > 0 && now <= kept.nextUpdate

  return {
    name: source.name,
    issuer: source.issuer,
    async current() {
      const now = clock()
      // A clock that was set back asks anew.
      const isDue = now.getTime() >= askAfter || now.getTime() < askAfter - source.maxAge
      const refreshed = isDue ? refresh() : loading
      if (!isUsable(now)) await refreshed
      if (kept !== undefined) return kept
      throw refusal ?? new ShepFault('REVOCATION_UNAVAILABLE', { text: source.name })
    },
  }
}

function refusalOf(cause: unknown, name: string): ShepFault {
  if (cause instanceof ShepFault) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new ShepFault('REVOCATION_UNAVAILABLE', { text: `${name}: ${reason}` }, cause)
}
