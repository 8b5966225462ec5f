import type { Holder } from '../eds/authority/holder.ts'
import { testProvider } from '../eds/signing-provider.ts'
import type { SigningIdentity } from '../envelope/security-header.ts'
import { signingIdentity } from '../envelope/signing-identity.ts'

/** How a holder of the test PKI signs, the gateway among them. */
export const identityOf = (holder: Holder): SigningIdentity => signingIdentity(testProvider(holder))
