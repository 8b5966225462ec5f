import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { PKCS12_PASSWORD } from '../../../src/eds/authority/holder.ts'
import { type Profile, profiles } from '../../../src/eds/authority/profiles.ts'

const readme = readFileSync(new URL('../../../certs/README.md', import.meta.url), 'utf8')
const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
const listOf = (names: readonly string[]) => names.join(', ') || '–'

describe('eds/authority/profiles', () => {
  it('the table of certs/README.md says what the profiles say', () => {
    const table = readme.split('\n').filter((line) => /^\| `[a-z]+` \| (digital|key)/.test(line))
    const rows = Object.entries<Profile>(profiles).map(([id, profile]) => [
      `\`${id}\``,
      listOf(profile.keyUsage),
      listOf(profile.extendedKeyUsage),
      profile.policy,
      String(profile.years),
      String(profile.pathLength ?? '–'),
    ])
    assert.deepEqual(table.map(cells), rows)
  })

  it('certs/README.md tells the password of the PKCS#12 files', () => {
    assert.ok(readme.includes(`\`${PKCS12_PASSWORD}\``))
  })
})
