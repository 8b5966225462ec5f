import type { ApplicationStore } from '../storage/applications.ts'
import type { Session } from '../storage/sessions.ts'
import type { TokenStore } from '../storage/tokens.ts'
import type { Facts } from './entry.ts'

export interface AttributionStores {
  readonly applications: Pick<ApplicationStore, 'find'>
  readonly tokens: Pick<TokenStore, 'find'>
}

/** The session that a message belongs to, or in words why to none of the open ones. */
export type Attribution = { readonly sessionId: string } | { readonly words: string }

/**
 * Of the sender's open sessions the one over the application that was answered under, or whose token was presented; of an
 * answer about several applications (a list of withdrawals) the one over the first of them that has a session. With one
 * open session everything else is its too; with several, a refused request is of the one for its method.
 */
export async function attribute(
  facts: Pick<Facts, 'applicationId' | 'applicationIds' | 'tokenId' | 'method'>,
  sessions: readonly Session[],
  stores: AttributionStores,
): Promise<Attribution> {
  const applicationId = facts.applicationId ?? (await applicationOfToken(facts.tokenId, stores))
  const about = applicationId === undefined ? (facts.applicationIds ?? []) : [applicationId]
  const own = about
    .map((id) => sessions.find((one) => one.applicationId === id))
    .find((found) => found !== undefined)
  if (own) return { sessionId: own.id }
  const [only, ...others] = sessions
  if (only && others.length === 0) return { sessionId: only.id }
  if (about.length > 1)
    return { words: `answered under applications ${about.join(', ')}, none has an open session` }
  if (applicationId !== undefined)
    return { words: `answered under application ${applicationId}, which has no open session` }
  const fitting = await ofMethod(facts.method, sessions, stores)
  const [one, ...more] = fitting
  if (one && more.length === 0) return { sessionId: one.id }
  return { words: `${sessions.length} sessions are open, and nothing tells whose message it is` }
}

const applicationOfToken = async (
  tokenId: string | undefined,
  { tokens }: AttributionStores,
): Promise<string | undefined> =>
  tokenId === undefined ? undefined : (await tokens.find(tokenId))?.applicationId

async function ofMethod(
  method: string | undefined,
  sessions: readonly Session[],
  { applications }: AttributionStores,
): Promise<Session[]> {
  if (method === undefined) return []
  const found: Session[] = []
  for (const session of sessions)
    if ((await applications.find(session.applicationId))?.method === method) found.push(session)
  return found
}
