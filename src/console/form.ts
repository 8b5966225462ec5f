import type { Request } from 'express'
import { invalid } from '../contract/api.ts'

/** What a form of ours sent. */
export interface SentForm {
  /** A text, its lines ended by LF; absent when blank. */
  text(name: string): string | undefined
  /** The bytes of a file; absent when none was chosen. */
  file(name: string): Promise<Uint8Array | undefined>
}

/** Reads the body of a POST, urlencoded or multipart. Throws ShepFault INPUT_INVALID. */
export async function formOf({ body, headers }: Request): Promise<SentForm> {
  const type = headers['content-type'] ?? ''
  const bytes = Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array()
  const fields = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch((): never => {
      throw invalid('body', 'a form is expected')
    })
  return {
    text: (name) => {
      const value = fields.get(name)
      if (typeof value !== 'string' || value.trim() === '') return undefined
      return value.replaceAll('\r\n', '\n')
    },
    file: async (name) => {
      const value = fields.get(name)
      if (value === null || typeof value === 'string' || value.size === 0) return undefined
      return new Uint8Array(await value.arrayBuffer())
    },
  }
}
