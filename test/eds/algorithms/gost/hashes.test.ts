import assert from 'node:assert/strict'
import { hashGost34311 } from '../../../../src/eds/algorithms/gost/gost-34311.ts'
import { hashStreebog512 } from '../../../../src/eds/algorithms/gost/streebog.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const counted = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => i % 251))

/** Name: the message, Streebog-512 by gost12sum, GOST 34.311-95 with the S-boxes D-TEST by gostsum -t (Debian gostsum 3.0.1). */
const vectors: Readonly<Record<string, readonly [Buffer, string, string]>> = {
  'RFC 6986 10.1, 63 bytes': [
    Buffer.from(`${'0123456789'.repeat(6)}012`),
    '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa' +
      '00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
    'ab67c9bb19b504aa1c339ac5fd7a3087725528780ee4a078860aceb6a0b0d237',
  ],
  'RFC 6986 10.2, 72 bytes': [
    Buffer.from(
      'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1' +
        'f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
      'hex',
    ),
    '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376' +
      '035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
    '6703f63b03ae1befff0d8aabfb6c65e22e353abbcb2b4b17a098b50bd5b5e071',
  ],
  '"message digest"': [
    Buffer.from('message digest'),
    '96b52f322e3ecf6348d177608e2ddb084309c1642a94923c0bc50e41e4cc50e8' +
      '51d1dd94e4b7a35c30503caf87e3e2ac334e2c805adb99b5adb5443dd4ac23c8',
    'ad4434ecb18f2c99b60cbe59ec3d2469582b65273f48de72db2fde16a4889a4d',
  ],
  '64 bytes, a whole block': [
    Buffer.alloc(64, 1),
    '8edb7e590ba8c3e0cd97715da253eb7f33253174ae20c95438d9961f1ea7c836' +
      '5e84bc2805d14d103eabb819cdacc54d1d6f49419fb26e7e9acb4e9f3999faac',
    '3f7ba9dcab08cc2e83304f143da916e8b7454fd30dc43030ec849954c2433570',
  ],
  '256 bytes of FF: the sum of the blocks carries through every word': [
    Buffer.alloc(256, 0xff),
    'f6afbcdcb94f95cec400bf253e7465a0faf8905b3b1f3635f80e78de4bb685d4' +
      'acc5b2f1366ee849daa21d616eba554695c69a3dbe80afd876924414ff3459e8',
    '0497f7759486e7f87b832e00de00e92b68dffad76c51e4fb62cf7b8e6296b1af',
  ],
  '100 bytes of FF': [
    Buffer.alloc(100, 0xff),
    'f1e98b183a4c3712f8d036f79004ff512ed6760f4d81b1caff222195d4b39f82' +
      '22d74e65e2ddebc636cb007d620f551ad600703dcc95c586a597827fdae9d88a',
    'c3ea2fae2f3623f568d3bf326bd0db60ee339621a3920f46ee23f1ffdefa8c79',
  ],
  '32 bytes, half a block and a whole one': [
    counted(32),
    'b5727d0aa08062efe65d678a5c9e0ca2cbd41ee415e8b4a246c87cf8fd1ccb40' +
      'e0647fcb36c05e3d2e8374c398f05a1440c32c704f0beed3d1cf006f7cd471ec',
    '7622bcefeede0e01cfc973cedb090760c62047a0faaca66f837bd856f41c0c4b',
  ],
  '1000 bytes': [
    counted(1000),
    '872c9f5c69c7c9785ba68b8bb8f8c20c75dc0267436bdd96990dfda9a00bd232' +
      'e6c87ec47edd1d275864880434368e0f15fce145fdd126cfe1ac78455e5f7686',
    'a0ac4a4434b856565a5759df0fe3e47b123be1ba918873d60678fb2f9794a665',
  ],
}

describe('eds/algorithms/gost: hashes', () => {
  for (const [name, [message, streebog, gost]] of Object.entries(vectors)) {
    it(`GOST R 34.11-2015, 512 bits: ${name}`, () => {
      assert.equal(hex(hashStreebog512(message)), streebog)
    })
    it(`GOST 34.311-95, S-boxes D-TEST: ${name}`, () => {
      assert.equal(hex(hashGost34311(message)), gost)
    })
  }

  it('GOST 34.311-95 of nothing is ce85b99c…: the S-boxes are D-TEST, not CryptoPro (981e5f3c…)', () => {
    assert.equal(
      hex(hashGost34311(Buffer.alloc(0))),
      'ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d',
    )
  })

  it('GOST R 34.11-2015 of nothing is 8e945da2…: the start is zero, as for 512 bits', () => {
    assert.equal(
      hex(hashStreebog512(Buffer.alloc(0))),
      '8e945da209aa869f0455928529bcae4679e9873ab707b55315f56ceb98bef0a7' +
        '362f715528356ee83cda5f2aac4c6ad2ba3a715c1bcd81cb8e9f90bf4c1c1a8a',
    )
  })

  it('a part of a larger buffer is hashed as it stands, and a hash does not change the next', () => {
    const within = Buffer.concat([counted(3), counted(100), counted(5)]).subarray(3, 103)
    for (const hash of [hashStreebog512, hashGost34311]) {
      const first = hex(hash(counted(100)))
      assert.equal(hex(hash(new Uint8Array(within))), first)
      assert.equal(hex(hash(within)), first)
    }
  })
})
