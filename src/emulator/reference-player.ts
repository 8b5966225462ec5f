import { randomUUID } from 'node:crypto'
import type { JSONWebKeySet } from 'jose'
import type { ExchangeSettings } from '../client/full-exchange.ts'
import { createGatewayClient } from '../client/gateway-client.ts'
import { tokenReader } from '../client/token-checks.ts'
import { systemClock } from '../clock.ts'
import type { Emulator } from '../emulator.ts'
import { demo } from './demo.ts'
import { identityOf } from './identity.ts'

interface Served extends Pick<Emulator, 'pki'> {
  readonly control: Pick<Emulator['control'], 'jwks'>
}

/** The reference client as the demo participant of an emulator that listens at `url`. */
export function referencePlayer({ pki, control }: Served, url: string): ExchangeSettings {
  const { initiator, gateway } = pki
  const { native } = initiator.key
  if (!native) throw new Error('the demo key is not a key of node:crypto')
  const times = { clock: systemClock, newId: randomUUID }
  const client = createGatewayClient({
    ...times,
    url: `${url}/bip-sync-wss-gost/`,
    senderId: demo.senderId,
    password: demo.password,
    identity: identityOf(initiator),
    keyInfo: 'key-identifier',
    gateways: [gateway.certificate],
  })
  const readToken = tokenReader(control.jwks() as JSONWebKeySet)
  return { ...times, client, organisation: demo, tokenKey: native, readToken }
}
