import assert from 'node:assert/strict'
import { makeContainer } from '../../../src/act/container/make.ts'
import { addSignature, prepareSignature } from '../../../src/act/container/sign.ts'
import type { ZipEntry } from '../../../src/act/container/zip-format.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { sealBy } from '../../../src/eds/cms/seal.ts'
import { NOW, sharedPki } from '../../eds/support.ts'
import { type Certificates, printedByCommands } from './commands.ts'
import { type Stranger, strangerOf } from './stranger.ts'
import {
  data,
  entry,
  judge,
  makersOf,
  rebuilt,
  replaced,
  sorted,
  told,
  without,
} from './support.ts'

interface Tampering {
  readonly change: (container: Uint8Array) => Uint8Array | Promise<Uint8Array>
  /** Everything that our verifier must say, and a line that the commands of VERIFY.md must print. */
  readonly ours: readonly string[]
  readonly commands: RegExp
  /** Whose certificates are trusted; ours when absent. */
  readonly trusting?: 'stranger'
}

const RESPONSE = 'evidence/01-response.xml'
const OTHER = 'evidence/02-response.xml'
const MANIFEST = 'META-INF/ASiCManifest001.xml'
/** Each of the four manifests lists each data file. */
const four = (finding: string): string[] => [finding, finding, finding, finding]
const second = ['META-INF/ASiCManifest002.xml', 'META-INF/signature002.p7s']
const stamps = ['001', '002'].flatMap((number) => [
  `META-INF/ASiCArchiveManifest${number}.xml`,
  `META-INF/timestamp${number}.tst`,
])
const changed = data.map((one) => (one.name === RESPONSE ? entry(RESPONSE, '<forged/>') : one))

const swapped = (entries: readonly ZipEntry[]): readonly ZipEntry[] => {
  const bytesOf = (name: string) =>
    entries.find((one) => one.name === name)?.bytes ?? Buffer.alloc(0)
  const swap: Readonly<Record<string, string>> = { [RESPONSE]: OTHER, [OTHER]: RESPONSE }
  return entries.map(({ name, bytes }) => ({ name, bytes: bytesOf(swap[name] ?? name) ?? bytes }))
}

describe('anchors 6.5: eleven tamperings, each with its result, by us and by stock tools', () => {
  let pki: TestPki
  let stranger: Stranger
  let clean: Uint8Array
  const printed = new Map<string, string>()

  const tamperings: Readonly<Record<string, Tampering>> = {
    'a byte in evidence, the PDF replaced': {
      change: (container) =>
        rebuilt(container, (entries) =>
          replaced('act.pdf', '%PDF other')(replaced(RESPONSE, '<Wirst/>')(entries)),
        ),
      ours: [...four('DIGEST act.pdf'), ...four(`DIGEST ${RESPONSE}`)],
      commands: /FAIL missing or changed: act\.pdf, says META-INF\/ASiCManifest001\.xml/,
    },
    'a file of evidence removed': {
      change: (container) => rebuilt(container, without(RESPONSE)),
      ours: four(`FILE_MISSING ${RESPONSE}`),
      commands: /FAIL missing or changed: evidence\/01-response\.xml/,
    },
    'two responses swapped': {
      change: (container) => rebuilt(container, swapped),
      ours: [...four(`DIGEST ${RESPONSE}`), ...four(`DIGEST ${OTHER}`)],
      commands: /FAIL missing or changed: evidence\/02-response\.xml/,
    },
    'a file added': {
      change: (container) =>
        rebuilt(container, (entries) => [...entries, entry('evidence/03-response.xml', '<x/>')]),
      ours: four('FILE_UNLISTED evidence/03-response.xml'),
      commands:
        /FAIL not signed: evidence\/03-response\.xml, not in META-INF\/ASiCManifest001\.xml/,
    },
    'the manifest edited': {
      change: (container) =>
        rebuilt(container, (entries) => {
          const text = String(entries.find(({ name }) => name === MANIFEST)?.bytes)
          return replaced(
            MANIFEST,
            text.replace(/<asic:DataObj[^\n]*02-response[^\n]*\n/, ''),
          )(entries)
        }),
      ours: [
        `CMS-02 META-INF/signature001.p7s`,
        `DIGEST ${MANIFEST}`,
        `DIGEST ${MANIFEST}`,
        `DIGEST ${MANIFEST}`,
        `FILE_UNLISTED ${OTHER}`,
      ],
      commands: /FAIL signature: META-INF\/signature001\.p7s/,
    },
    "the organisation's signature removed": {
      change: (container) => rebuilt(container, without(...second)),
      ours: second.map((name) => `FILE_MISSING ${name}`),
      commands: /FAIL missing or changed: META-INF\/signature002\.p7s/,
    },
    'signature and time stamps removed together': {
      change: (container) => rebuilt(container, without(...second, ...stamps)),
      ours: ['NO_STAMP', 'UNSTAMPED META-INF/signature001.p7s'],
      commands: /FAIL no time stamp/,
    },
    'a second entry of the same name': {
      change: (container) =>
        rebuilt(container, (entries) => [...entries, entry(RESPONSE, '<forged/>')]),
      ours: [`DUPLICATE ${RESPONSE}`],
      commands: /FAIL twice: evidence\/01-response\.xml/,
    },
    'sealed anew by another key': {
      change: () => makeContainer(changed, stranger),
      ours: [
        'STAMP_WRONG META-INF/timestamp001.tst',
        'UNSTAMPED META-INF/signature001.p7s',
        'W-25 META-INF/signature001.p7s',
      ],
      commands: /FAIL signature: META-INF\/signature001\.p7s/,
    },
    'the same, believing the CA out of the container (documented: it passes)': {
      change: () => makeContainer(changed, stranger),
      trusting: 'stranger',
      ours: [],
      commands: /RESULT: OK/,
    },
    'sealed anew by the very keys of the emulator and its authority (documented: it passes)': {
      change: () => makeContainer(changed, makersOf(pki)),
      ours: [],
      commands: /RESULT: OK/,
    },
  }

  const trustOf = ({ trusting }: Pick<Tampering, 'trusting'>) =>
    trusting === 'stranger' ? stranger.trust : pki.trust

  before(async () => {
    pki = await sharedPki()
    stranger = await strangerOf(pki)
    const sealed = await makeContainer(data, makersOf(pki))
    const sign = sealBy(pki.initiator, () => NOW)
    const cms = await sign(prepareSignature(sealed).manifest)
    clean = await addSignature(sealed, cms, makersOf(pki).stamp)
    await runCommands()
  })

  /** Every container, through the commands of VERIFY.md. */
  async function runCommands(): Promise<void> {
    const rows: (readonly [string, Uint8Array, Certificates])[] = [['clean', clean, pki.trust]]
    for (const [title, row] of Object.entries(tamperings))
      rows.push([title, await row.change(clean), trustOf(row)])
    for (const [title, text] of printedByCommands(rows)) printed.set(title, text)
  }

  const printedFor = (title: string, context: Mocha.Context): string => {
    const text = printed.get(title)
    if (text === undefined) context.skip()
    return text ?? ''
  }

  it('untouched it passes, and says who signed and whose time it is', async () => {
    const verdict = await judge(clean, pki)
    assert.deepEqual([verdict.result, told(verdict)], ['pass', []])
    assert.deepEqual(
      verdict.signers.map(({ number, stampedAt }) => [number, stampedAt]),
      [1, 2].map((number) => [number, NOW.toISOString()]),
    )
    assert.equal(verdict.stamps.length, 2)
    assert.ok(verdict.stamps.every(({ internal }) => internal))
    const [time] = verdict.checks.filter(({ check }) => check === 'time')
    assert.deepEqual([time?.code, time?.verdict], ['INTERNAL_TIME', 'warn'])
  })

  it('untouched it passes the commands of VERIFY.md', function () {
    const text = printedFor('clean', this)
    assert.match(text, /RESULT: OK\n$/)
    assert.doesNotMatch(text, /FAIL/)
    assert.equal(text.match(/^ok {3}META-INF/gm)?.length, 4)
  })

  for (const [title, row] of Object.entries(tamperings)) {
    it(`${title}: ${row.ours.length > 0 ? [...new Set(row.ours)].join(', ') : 'passes'}`, async () => {
      const container = await row.change(clean)
      const verdict = await judge(container, pki, { trust: trustOf(row) })
      assert.deepEqual(sorted(told(verdict)), sorted(row.ours))
      assert.equal(verdict.result, row.ours.length > 0 ? 'fail' : 'pass')
    })

    it(`${title}, by the commands of VERIFY.md`, function () {
      const text = printedFor(title, this)
      assert.match(text, row.commands)
      if (row.ours.length > 0) assert.match(text, /RESULT: FAILED\n$/)
    })
  }
})
