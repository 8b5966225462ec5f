/** Shapes of the wire, named as in wsdl/SyncChannel/v10. Nothing here is renamed or reordered. */
export interface SyncMessageInfo {
  readonly messageId: string
  readonly correlationId?: string
  readonly serviceId: string
  /** As it came: real clients send dates without a zone. */
  readonly messageDate: string
  readonly routeId?: string
  readonly sender: SenderInfo
  readonly properties: readonly Property[]
  readonly sessionId?: string
}

export interface SenderInfo {
  readonly senderId: string
  readonly password?: string
}

export interface Property {
  readonly key: string
  readonly value: string
}

export interface SyncMessageInfoResponse {
  readonly messageId: string
  readonly correlationId?: string
  readonly responseDate: string
  readonly status: { readonly code: string; readonly message: string }
  readonly sessionId?: string
}

export interface ErrorInfo {
  readonly errorCode: string
  readonly errorMessage: string
  readonly errorData?: string
  readonly errorDate: string
  readonly sessionId?: string
}

/** An element of `requestData/data`, read from signed bytes. `text` joins the element's own text, without its children's. */
export interface DataElement {
  readonly name: string
  readonly namespace: string
  /** The value of xsi:type as written, prefix and all. */
  readonly type?: string
  readonly text: string
  readonly children: readonly DataElement[]
}

/** A field of an answer: a text, or fields inside. */
export interface DataField {
  readonly name: string
  readonly value: string | readonly DataField[]
}

/** What goes into `responseData/data`: typed (`xsi:type`), with children in `namespace` or in none. */
export interface ResponseData {
  readonly namespace: string
  readonly type: string
  /** True: children are in `namespace`. False: children are in no namespace. */
  readonly qualified: boolean
  readonly fields: readonly DataField[]
}
