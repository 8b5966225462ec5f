import assert from 'node:assert/strict'
import { valueIn } from '../../src/client/full-exchange.ts'
import { createGatewayClient } from '../../src/client/gateway-client.ts'
import type { KeyKind } from '../../src/eds/algorithms/algorithm.ts'
import { demo } from '../../src/emulator/demo.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { keyInfoForms } from '../../src/envelope/security-header.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { accessData, register } from '../support/messages.ts'

const kinds: readonly KeyKind[] = ['rsa', 'gost-2015']

for (const keyInfo of keyInfoForms)
  describe(`client: requests and answers with ${keyInfo}`, () => {
    let emulator: TestEmulator
    let url: string
    before(async () => {
      emulator = await startEmulator({ settings: { answerKeyInfo: keyInfo } })
      url = `${(await emulator.start()).url}/bip-sync-wss-gost/`
      for (const kind of kinds) await register(emulator, emulator.pki.of(kind).initiator)
    })
    after(() => emulator.close())

    const clientOf = (kind: KeyKind, known: readonly KeyKind[] = kinds) =>
      createGatewayClient({
        url,
        ...demo,
        identity: identityOf(emulator.pki.of(kind).initiator),
        keyInfo,
        gateways: known.map((one) => emulator.pki.of(one).gateway.certificate),
        clock: emulator.clock,
        newId: emulator.newId,
      })

    for (const kind of kinds) {
      it(`${kind}: the answer, and a fault, are signed alike, and verified`, async () => {
        const client = clientOf(kind, [kind])
        const answered = await client.send('KDP_SERVICE', await accessData(emulator))
        assert.equal(valueIn(answered, 'status'), 'VALID')
        const refused = await client.send('NONE', await accessData(emulator))
        assert.equal(refused.answer.kind === 'fault' && refused.answer.errorCode, 'SCE004')
      })

      it(`${kind}: an answer of a gateway that the client does not know is not taken`, async () => {
        const others = kinds.filter((one) => one !== kind)
        const sent = clientOf(kind, others).send('NONE', await accessData(emulator))
        await assert.rejects(sent, /W-21 CERTIFICATE_UNREGISTERED/)
      })
    }
  })
