import { type GatewayWorkshop, message } from '../gateway-workshop.ts'
import { edit } from '../pieces.ts'
import { attack, type MessageRecipe, undeclared } from './recipe.ts'

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`

/** Signed by its sender as it stands, so that the limit alone is broken. */
const withData =
  (content: (limits: GatewayWorkshop['limits']) => string): MessageRecipe =>
  async (workshop) => {
    const more = content(workshop.limits)
    const put = (text: string) => edit(text, '</data>', `${more}</data>`)
    return { bytes: await message(workshop, { content: put }) }
  }

const attributes = (count: number): string =>
  Array.from({ length: count }, (_, i) => ` a${String(i).padStart(6, '0')}="1"`).join('')

/** Bytes and XML that are not what they should be. */
export const formRecipes = {
  good: attack(({ signed }) => signed),
  oversized: async (workshop) => ({
    bytes: (await message(workshop)).padEnd(workshop.limits.bytes + 1, ' '),
  }),
  'encoding-unknown': undeclared(({ signed }) => declared('KOI8-R') + signed),
  'encoding-broken': undeclared(({ signed }) => {
    const bytes = Buffer.from(edit(signed, '</data>', '~~</data>'), 'utf8')
    bytes.set([0xcf, 0xf0], bytes.indexOf('~~'))
    return bytes
  }),
  'utf-16-declared-utf-8': undeclared(({ signed }) =>
    Buffer.from(`\uFEFF${declared('UTF-8')}${signed}`, 'utf16le'),
  ),
  empty: attack(() => ''),
  truncated: attack(({ signed }) => signed.slice(0, signed.indexOf('</soap:Body>'))),
  'two-roots': attack(({ signed }) => `${signed}<evil/>`),
  doctype: attack(({ signed }) => `<!DOCTYPE soap:Envelope [<!ENTITY e "1">]>${signed}`),
  'doctype-of-a-file': attack(
    ({ signed }) => `<!DOCTYPE soap:Envelope SYSTEM "file:///dev/zero">${signed}`,
  ),
  instruction: attack(({ signed }) => edit(signed, '</data>', '<?evil 1?></data>')),
  'too-deep': withData(({ depth }) => '<n>'.repeat(depth) + '</n>'.repeat(depth)),
  'too-many-attributes': withData((limits) => `<n${attributes(limits.attributes + 1)}></n>`),
  'name-too-long': withData(({ name }) => {
    const long = 'n'.repeat(name + 1)
    return `<${long}></${long}>`
  }),
  'not-an-envelope': attack(({ signed }) =>
    signed.replace(
      /^(<soap:Envelope xmlns:soap=)"[^"]+"/,
      '$1"http://www.w3.org/2003/05/soap-envelope"',
    ),
  ),
} as const satisfies Record<string, MessageRecipe>
