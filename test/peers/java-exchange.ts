import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { edit, part } from '../../fixtures/support/texts.ts'
import type { KeyKind } from '../../src/eds/algorithms/algorithm.ts'
import { keysOf } from '../../src/eds/algorithms/registry.ts'
import { writePem } from '../../src/eds/pem.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { postSoap } from '../support/http.ts'
import { ENDPOINT, register, signedMessage } from '../support/messages.ts'
import type { JavaPeer } from './java-peer.ts'

/** What the gateway said, and whether Santuario finds it signed by the gateway's key of that kind: `true` or `false`. */
interface Heard {
  readonly text: string
  readonly verified: string
}

/** A participant whose client is Santuario asks КДП over HTTP, once as signed and once changed on the way. */
export async function exchangeOf(
  emulator: TestEmulator,
  kind: KeyKind,
  peer: JavaPeer,
  folder: string,
): Promise<{ answer: Heard; fault: Heard }> {
  const { initiator, gateway } = emulator.pki.of(kind)
  await register(emulator, initiator)
  const { url } = await emulator.start()
  const at = (name: string) => join(folder, name)
  writeFileSync(at('key.pem'), writePem('PRIVATE KEY', keysOf(kind).writePrivate(initiator.key)))
  writeFileSync(at('own.pem'), writePem('CERTIFICATE', initiator.certificate.der))
  writeFileSync(at('gateway.pem'), writePem('CERTIFICATE', gateway.certificate.der))
  const signed = async (): Promise<string> => {
    writeFileSync(at('plain.xml'), withoutSecurity(String(await signedMessage(emulator))))
    const files = [at('plain.xml'), at('key.pem'), at('own.pem'), 'wsse', at('signed.xml')]
    return readFileSync(await peer.ask('sign', ...files), 'utf8')
  }
  const ask = async (message: string): Promise<Heard> => {
    const { body } = await postSoap(`${url}${ENDPOINT}`, Buffer.from(message))
    writeFileSync(at('heard.xml'), body)
    const verified = await peer.ask('verify', at('heard.xml'), at('gateway.pem'))
    return { text: String(body), verified }
  }
  return {
    answer: await ask(await signed()),
    fault: await ask(edit(await signed(), 'Тестов Т.', 'Тестов У.')),
  }
}

const withoutSecurity = (message: string): string =>
  edit(message, part(message, '<wsse:Security', '</wsse:Security>'), '')
