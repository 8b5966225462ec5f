import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What each folder of src/ may import, besides itself. Read top to bottom it is the architecture. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  clock: [],
  calendar: [],
  config: [],
  thread: [],
  xml: [],
  eds: ['contract', 'clock', 'thread'],
  storage: ['contract', 'thread'],
  envelope: ['contract', 'clock', 'xml', 'eds'],
  services: ['contract', 'clock', 'calendar', 'storage', 'eds'],
  gateway: ['contract', 'clock', 'xml', 'eds', 'envelope', 'storage', 'services'],
  certification: ['contract', 'clock', 'envelope', 'storage'],
  act: ['contract', 'clock', 'xml', 'eds', 'certification'],
  client: ['contract', 'clock', 'eds', 'envelope'],
  http: ['contract', 'clock', 'gateway'],
  console: ['contract', 'certification', 'act'],
  emulator: [
    'contract',
    'clock',
    'calendar',
    'config',
    'thread',
    'xml',
    'eds',
    'storage',
    'envelope',
    'services',
    'gateway',
    'certification',
    'act',
    'client',
    'http',
    'console',
  ],
  cli: ['clock', 'config', 'client', 'emulator', 'act'],
}

/** Packages that have one home. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'xml-crypto': ['envelope/engines'],
  '@xmldom/xmldom': ['envelope/engines'],
  xpath: ['envelope/engines'],
  'node-forge': ['eds'],
  '@noble/curves': ['eds'],
  'better-sqlite3': ['storage'],
  pdfkit: ['act'],
  express: ['http', 'console'],
  soap: ['gateway'],
}

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative('src', join(entry.parentPath, entry.name)))

const layerOf = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? ''

/** What a file imports, statically or by a call. */
function importsOf(file: string): string[] {
  const source = readFileSync(join('src', file), 'utf8')
  return [...source.matchAll(/(?:from|import\(|import)\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  )
}

describe('architecture (house.md 2)', () => {
  for (const file of files) {
    it(`src/${file} imports only what its layer may`, () => {
      const layer = layerOf(file)
      assert.ok(mayImport[layer], `${layer} has no row in the table of layers`)
      for (const target of importsOf(file)) {
        if (!target.startsWith('.')) {
          const homes = onlyIn[target]
          const home = !homes || homes.some((one) => file.startsWith(`${one}/`))
          assert.ok(home, `${target} lives in ${homes?.join(', ')}`)
          continue
        }
        const other = layerOf(relative('src', join('src', file, '..', target)))
        assert.ok(
          other === layer || mayImport[layer]?.includes(other),
          `${layer} may not import ${other}`,
        )
      }
    })
  }

  it('the table has no row for a layer that may import a higher one', () => {
    const order = Object.keys(mayImport)
    for (const [layer, below] of Object.entries(mayImport))
      for (const other of below)
        assert.ok(order.indexOf(other) < order.indexOf(layer), `${layer} imports ${other} upward`)
  })
})
