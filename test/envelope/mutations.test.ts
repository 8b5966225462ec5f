import assert from 'node:assert/strict'
import type { EngineName } from '../../src/envelope/engines/engine.ts'
import { readBody } from '../../src/envelope/read.ts'
import type { Verifier } from '../../src/envelope/verify.ts'
import type { Storage } from '../../src/storage/database.ts'
import { full } from '../support/full.ts'
import { elementsOf, flipped, mutant, type Span, seeded } from './mutate.ts'
import { fixture, openRegistry, verifierOf } from './support.ts'

const contentType = 'text/xml'
const MUTANTS = full ? 1000 : 250

describe('envelope, mutated', () => {
  let storage: Storage
  let verify: Verifier
  before(async () => {
    const registry = await openRegistry()
    storage = registry.storage
    verify = verifierOf(registry.keyOf)
  })
  after(() => storage.close())

  for (const [i, name] of ['cyrillic', 'prefix-bound-again', 'issuer-and-serial-alone'].entries()) {
    it(`${name}: ${MUTANTS} mutants are refused, or read as the original; the engines agree`, async () => {
      const original = fixture(`honest/${name}`)
      const elements = elementsOf(original)
      const random = seeded(20261123 + i)
      const { signed } = await verify({ bytes: original, contentType })
      assert.ok(signed)
      let accepted = 0
      for (let round = 0; round < MUTANTS; round++) {
        const { how, bytes } = mutant(original, elements, random)
        const judged = await verify({ bytes, contentType })
        assert.notEqual(judged.fault?.code, 'ENGINES_DISAGREE', `${how}: ${told(judged.fault)}`)
        if (!judged.signed) continue
        accepted++
        assert.ok(Buffer.from(judged.signed).equals(signed), how)
        assert.equal(readBody(judged.signed).info.messageId, name)
      }
      // Outside of what is signed much may change; a mutator that never gets there tests too little.
      assert.ok(accepted > (full ? 10 : 0) && accepted < MUTANTS / 4, `${accepted} accepted`)
    })
  }

  const message = fixture('honest/base')
  const isSigned = ({ start, end }: Span): boolean =>
    /^<(?:soap:Body|ds:SignedInfo)[ >]/.test(message.toString('latin1', start, end))
  const signedBytes = elementsOf(message)
    .filter(isSigned)
    .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))

  /** Base has no white space in tags but single spaces, and no bit turns a space into other white space. */
  async function assertRefused(at: number, bit: number, engine: EngineName): Promise<void> {
    const judged = await verify({ bytes: flipped(message, at, bit), contentType }, engine)
    const refused = !judged.signed && judged.fault && judged.fault.code !== 'ENGINES_DISAGREE'
    assert.ok(refused, `byte ${at}, bit ${bit}: ${judged.fault?.code}`)
  }

  it('two bits of each byte of Body or SignedInfo turned is refused (stream)', async () => {
    assert.ok(signedBytes.length > 1500)
    for (const at of signedBytes)
      for (let bit = at % 4; bit < 8; bit += 4) await assertRefused(at, bit, 'stream')
  })

  it('a bit of every fifth byte of Body or SignedInfo turned is refused (both)', async () => {
    for (const at of signedBytes.filter((one) => one % 5 === 0))
      await assertRefused(at, at % 7, 'both')
  })
})

const told = (fault: { readonly detail: object } | undefined) => JSON.stringify(fault?.detail)
