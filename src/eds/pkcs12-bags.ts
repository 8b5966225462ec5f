import { childrenOf, type DerNode, inside, membersOf, readDer, tags } from './der.ts'
import { readOctets, readOid, readText } from './der-values.ts'
import type { Password } from './password.ts'
import { openPkcs8, type PrivateKeyInfo } from './pkcs8.ts'
import { pkcs12Oids as oids } from './pkcs12-oids.ts'

/** A key of a container, with the name (friendlyName) that the container gives it. */
export type NamedKey = PrivateKeyInfo & { readonly alias?: string }

/** What one bag held; nothing when it is of a type that nobody here reads. */
export interface Bag {
  readonly key?: NamedKey
  /** DER. */
  readonly certificate?: Uint8Array
}

/** SafeBag: type, `[0]` value, attributes. A bag of another type, such as a CRL, is passed over. */
export function readBag(bag: DerNode, password: Password): Bag {
  const members = membersOf(bag)
  const type = readOid(members.need())
  const value = readDer(members.need(inside(0)).content)
  const alias = aliasIn(members.optional(tags.set))
  const named = (key: PrivateKeyInfo): Bag => ({ key: { ...key, ...(alias && { alias }) } })
  switch (type) {
    case oids.keyBag:
      return named(openPkcs8(value))
    case oids.shroudedKeyBag:
      return named(openPkcs8(value, password))
    case oids.certificateBag:
      return certificateBag(value)
    default:
      return {}
  }
}

function certificateBag(value: DerNode): Bag {
  const members = membersOf(value)
  if (readOid(members.need()) !== oids.x509Certificate) return {}
  return { certificate: readOctets(readDer(members.need(inside(0)).content)) }
}

function aliasIn(attributes: DerNode | undefined): string | undefined {
  for (const attribute of attributes ? childrenOf(attributes) : []) {
    const members = membersOf(attribute)
    if (readOid(members.need()) !== oids.friendlyName) continue
    const [name] = childrenOf(members.need(tags.set))
    return name && readText(name)
  }
  return undefined
}
