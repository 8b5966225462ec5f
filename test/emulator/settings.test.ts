import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeProtectedHeader } from 'jose'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../src/eds/authority/look-alike.ts'
import { writePem } from '../../src/eds/pem.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { EC } from '../../src/envelope/namespaces.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { canRun, xmlsecVerifies } from '../peers/tools.ts'
import { ask, fieldOf, give, type Seen } from '../support/answers.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { OWNER, personData, signedMessage } from '../support/messages.ts'

const textOf = ({ answer }: Seen): string => Buffer.from(answer.body).toString('utf8')

/** One emulator with these settings for each piece of work. */
async function having(
  settings: Readonly<Record<string, unknown>>,
  work: (emulator: TestEmulator) => Promise<void>,
): Promise<void> {
  const emulator = await startEmulator({ settings })
  try {
    await work(emulator)
  } finally {
    await emulator.close()
  }
}

const attributes = (count: number): string =>
  Array.from({ length: count }, (_, i) => `a${i}=""`).join(' ')
const refused = { info: { serviceId: 'NONE' } }

describe('settings: each does what its line says', () => {
  it('faultStatus=200: a fault comes with HTTP 200, and the journal says so', () =>
    having({ faultStatus: 200 }, async (emulator) => {
      const { answer, said, entry } = await ask(emulator, refused)
      assert.deepEqual([answer.status, entry.httpStatus, said.kind], [200, 200, 'fault'])
    }))

  for (const [faultCode, expected] of [
    ['bare', 'SCE004'],
    ['soap', 'soap:Server'],
  ] as const)
    it(`faultCode=${faultCode}: faultcode is ${expected}; ErrorInfo has the code all the same`, () =>
      having({ faultCode }, async (emulator) => {
        const seen = await ask(emulator, refused)
        assert.equal(/<faultcode>([^<]*)</.exec(textOf(seen))?.[1], expected)
        assert.equal(seen.said.kind === 'fault' && seen.said.errorCode, 'SCE004')
      }))

  for (const [answerKeyInfo, expected] of [
    ['issuer-serial', /<ds:X509IssuerSerial>/],
    ['key-identifier', /<wsse:KeyIdentifier [^>]*#X509v3"/],
    ['ski', /<wsse:KeyIdentifier [^>]*#X509SubjectKeyIdentifier">[^<]{28}</],
    ['thumbprint', /<wsse:KeyIdentifier [^>]*#ThumbprintSHA1">[^<]{28}</],
    ['x509-data', /<wsse:SecurityTokenReference><ds:X509Data><ds:X509Certificate>/],
    ['binary-token', /<wsse:BinarySecurityToken [^>]*>[^<]+<\/wsse:BinarySecurityToken>/],
  ] as const)
    it(`answerKeyInfo=${answerKeyInfo}: answers and faults name the certificate so, and xmlsec1 verifies them`, function () {
      if (!canRun('xmlsec1', '--version')) this.skip()
      return having({ answerKeyInfo }, async (emulator) => {
        const pem = writePem('CERTIFICATE', emulator.pki.gateway.certificate.der)
        for (const seen of [await ask(emulator), await ask(emulator, refused)]) {
          assert.match(textOf(seen), expected)
          assert.ok(xmlsecVerifies(textOf(seen), pem))
          assert.ok(!xmlsecVerifies(textOf(seen).replace('</sessionId>', ' $&'), pem))
        }
      })
    })

  for (const engine of ['stream', 'xml-crypto', 'both'] as const)
    it(`engine=${engine}: judges good and bad, and the journal names it`, () =>
      having({ engine }, async (emulator) => {
        const good = await signedMessage(emulator)
        const bad = Buffer.from(good.toString('utf8').replace('Тестов Т.', 'Тестов Я.'))
        const outcomes = [await give(emulator, good), await give(emulator, bad)]
        assert.deepEqual(
          outcomes.map(({ entry }) => [entry.outcome, entry.engine]),
          [
            ['OK', engine],
            ['DIGEST_MISMATCH', engine],
          ],
        )
      }))

  for (const tokenAlgorithm of ['RS256', 'ES256'] as const)
    it(`tokenAlgorithm=${tokenAlgorithm}: security tokens are signed so, and the owner takes them`, () =>
      having({ tokenAlgorithm }, async (emulator) => {
        const seen = await ask(emulator)
        const [code = '', key = ''] = [fieldOf(seen, 'code'), fieldOf(seen, 'public-key')]
        assert.equal(decodeProtectedHeader(code.replace(/\s/g, '')).alg, tokenAlgorithm)
        const shown = { info: { serviceId: OWNER }, data: personData(emulator, code, key) }
        assert.equal((await ask(emulator, shown)).entry.outcome, 'OK')
      }))

  for (const [inclusiveNamespaces, outcome] of [
    ['allow', 'OK'],
    ['refuse', 'TRANSFORM_PARAMETER'],
  ] as const)
    it(`inclusiveNamespaces=${inclusiveNamespaces}: a PrefixList, as WSS4J writes it, is ${outcome}`, () =>
      having({ inclusiveNamespaces }, async (emulator) => {
        const { entry } = await give(emulator, await withPrefixList(emulator))
        assert.equal(entry.outcome, outcome)
      }))

  for (const [name, limit, over, code] of [
    ['maxBytes', 6000, ' '.repeat(6000), 'TOO_LARGE'],
    ['maxDepth', 10, '<y>'.repeat(11) + '</y>'.repeat(11), 'TOO_DEEP'],
    ['maxElements', 60, '<y/>'.repeat(60), 'TOO_MANY_ELEMENTS'],
    ['maxAttributes', 10, `<y ${attributes(11)}/>`, 'TOO_MANY_ATTRIBUTES'],
    ['maxNameBytes', 50, `<${'y'.repeat(51)}/>`, 'NAME_TOO_LONG'],
  ] as const)
    it(`${name}=${limit}: an ordinary message is served, one above it is ${code}`, () =>
      having({ [name]: limit }, async (emulator) => {
        const usual = await signedMessage(emulator)
        assert.equal((await give(emulator, usual)).entry.outcome, 'OK')
        const larger = usual.toString('utf8').replace('<soap:Header>', `$&${over}`)
        assert.equal((await give(emulator, Buffer.from(larger))).entry.outcome, code)
      }))

  it('trust: certificates of a further authority are good; without it they are not', async () => {
    const [data, trust] = [await dataFolder(), temporaryDirectory()]
    const plain = await startEmulator({ data })
    const foreign = await lookAlikeOf(plain.pki)
    const above = [foreign.root.certificate, foreign.issuing.certificate]
    writeFileSync(
      join(trust, 'further.pem'),
      above.map(({ der }) => writePem('CERTIFICATE', der)).join(''),
    )
    const holder = await issueFor(foreign, { profile: 'system', sameKeyAs: plain.pki.initiator })
    assert.equal((await ask(plain, { holder })).entry.outcome, 'CERTIFICATE_UNTRUSTED')
    await plain.close()
    const further = await startEmulator({ data, settings: { trust } })
    assert.equal((await ask(further, { holder })).entry.outcome, 'OK')
    await further.close()
  })

  it('what runs is told by the control API', () =>
    having({ faultStatus: 200, engine: 'both' }, async ({ control, data }) => {
      const told = control.settings() as Readonly<Record<string, unknown>>
      assert.deepEqual(
        [told['faultStatus'], told['engine'], told['data'], told['host']],
        [200, 'both', data, '127.0.0.1'],
      )
    }))
})

/** The same Body under a SignedInfo that lists prefixes; they stand on Body itself, so its canonical form is the same. */
async function withPrefixList(emulator: TestEmulator): Promise<Buffer> {
  const text = (await signedMessage(emulator)).toString('utf8')
  const list = `<ec:InclusiveNamespaces xmlns:ec="${EC}" PrefixList="soap wsu"></ec:InclusiveNamespaces>`
  const signedInfo = /<ds:SignedInfo .*<\/ds:SignedInfo>/s
    .exec(text)?.[0]
    .replace('</ds:Transform>', `${list}$&`)
  if (signedInfo === undefined) throw new Error('no SignedInfo')
  const signature = await identityOf(emulator.pki.initiator).sign(Buffer.from(signedInfo))
  return Buffer.from(
    text
      .replace(/<ds:SignedInfo .*<\/ds:SignedInfo>/s, signedInfo)
      .replace(
        /(<ds:SignatureValue>)[^<]*/,
        (_, tag: string) => tag + Buffer.from(signature).toString('base64'),
      ),
  )
}
