import { declaresKdp, info, sendMessage } from '../../../fixtures/support/body.ts'
import { asSent, declaresDs } from '../../../fixtures/support/letter.ts'
import { evilOf, type Parts, partsIn } from '../../../fixtures/support/parts.ts'
import { edit } from '../../../fixtures/support/texts.ts'
import type { KeyKind } from '../../../src/eds/algorithms/algorithm.ts'
import {
  type KeyInfoForm,
  keyInfoForms,
  type SigningIdentity,
  signEnvelope,
} from '../../../src/envelope/security-header.ts'
import type { Cast } from './cast.ts'

export const kinds: readonly KeyKind[] = ['rsa', 'gost-2015', 'gost-2004']

/** A place in the matrix, and who may sign there. */
export interface Cell {
  readonly kind: KeyKind
  readonly form: KeyInfoForm
  readonly cast: Readonly<Record<KeyKind, Cast>>
}

/** What attackers have in a cell: a good message, and their own over the evil Body, whose Id is `id-2`. */
export interface Twin {
  readonly honest: Parts
  readonly forged: Parts
}

/** A message of this signer, who may be anybody, written as those of the fixtures: nothing is declared twice. */
export async function signedBy(
  identity: SigningIdentity,
  form: KeyInfoForm,
  { bodyId = 'id-1', content = sendMessage(info('matrix')) } = {},
): Promise<Parts> {
  const signed = String(await signEnvelope(content, bodyId, identity, form, declaresKdp))
  const { body } = partsIn(signed)
  const short = edit(signed, `<ds:SignedInfo${declaresDs}>`, '<ds:SignedInfo>')
  return partsIn(edit(short, body, asSent(body)))
}

export async function twinOf({ kind, form, cast }: Cell): Promise<Twin> {
  const { registered, lookAlike } = cast[kind]
  const evil = { bodyId: 'id-2', content: evilOf(sendMessage(info('matrix'))) }
  return {
    honest: await signedBy(registered, form),
    forged: await signedBy(lookAlike, form, evil),
  }
}

export const cellsOf = (cast: Cell['cast']): Cell[] =>
  kinds.flatMap((kind) => keyInfoForms.map((form) => ({ kind, form, cast })))
