import type { Text } from '../../contract/texts/text.ts'

/** A field of `data`, as its schema says it. */
export interface DocumentedField {
  /** Names that lead to it, by `/`. */
  readonly path: string
  readonly type: string
  readonly min: number
  readonly max: number | 'unbounded'
  /** What the schema says of it, in English. */
  readonly note?: string
}

export interface DocumentedType {
  readonly name: string
  readonly fields: readonly DocumentedField[]
}

export interface DocumentedService {
  readonly serviceId: string
  readonly text: Text
  readonly namespace: string
  readonly schema: string
  readonly request: DocumentedType
  readonly response: DocumentedType
}

/** A refusal, or a check that leads to it. */
export interface DocumentedCode extends Text {
  readonly key: string
  readonly wire: string
  readonly rule?: string
}

export interface DocumentedMethod {
  readonly id: string
  readonly number: number
  readonly name: Text
  readonly source: string
  /** In the order they are judged: the first that fails decides the answer. */
  readonly checks: readonly DocumentedCode[]
}

/** An exchange that took place: the bytes of both messages, as text. */
export interface Example {
  readonly serviceId: string
  readonly text: Text
  readonly request: string
  readonly httpStatus: number
  readonly response: string
}

/** What the documentation is made from, besides its examples: while it is the same, so is the version. */
export interface DocumentationFacts {
  readonly product: string
  readonly version: string
  readonly url: string
  readonly addresses: readonly { readonly path: string; readonly text: Text }[]
  readonly settings: readonly {
    readonly name: string
    readonly value: string
    readonly text: string
  }[]
  readonly methods: readonly DocumentedMethod[]
  readonly services: readonly DocumentedService[]
  readonly kdpCodes: readonly DocumentedCode[]
  readonly ownerCodes: readonly DocumentedCode[]
  readonly faults: readonly DocumentedCode[]
}

export const DOCUMENTATION_FORMAT = 'shep-emulator/documentation/1'

/** the technical documentation of one version. */
export interface Documentation extends DocumentationFacts {
  readonly format: typeof DOCUMENTATION_FORMAT
  readonly madeAt: string
  readonly examples: readonly Example[]
}
