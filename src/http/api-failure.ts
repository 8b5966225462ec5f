import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { statusOf } from '../contract/fault-status.ts'
import { type FaultCode, faultEntry, ShepFault } from '../contract/faults.ts'

type Log = (event: string, fields: Readonly<Record<string, unknown>>) => void

/** A refusal in three languages; anything else is our bug: the log gets the stack, the client a code. */
export function failure(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof ShepFault) return refuse(response, error.code, error.detail)
    const unread = unreadBody(error)
    if (unread)
      return refuse(response, 'INPUT_INVALID', { field: 'body', text: unread.text }, unread.status)
    const stack = error instanceof Error ? error.stack : String(error)
    log('unexpected error', { path: request.path, stack })
    broken(response, storageCode(error))
  }
}

/** `code`: of the disk that failed. */
function broken(response: Response, code: string | undefined): void {
  if (code !== undefined) refuse(response, 'STORAGE_FAILED', { code })
  else response.status(500).json({ error: 'INTERNAL_ERROR', ...words('INTERNAL_ERROR') })
}

/** Any other address. */
export const noSuchAddress: RequestHandler = ({ method, path }, response) =>
  refuse(response, 'NOT_FOUND', { text: `${method} ${path}` })

/** Says no in three languages, with what it is about. */
export function refuse(
  response: Response,
  code: FaultCode,
  detail: Readonly<Record<string, unknown>>,
  status = statusOf(code),
): void {
  response.status(status).json({ error: code, wire: faultEntry(code).wire, ...words(code), detail })
}

const words = (code: FaultCode) => {
  const { ru, kk, en } = faultEntry(code)
  return { ru, kk, en }
}

/** What express says of a body, or of an address, that it cannot read. */
function unreadBody(
  error: unknown,
): { readonly status: number; readonly text: string } | undefined {
  if (!(error instanceof Error && 'status' in error)) return undefined
  const { status, message, limit } = error as Error & { status: number; limit?: number }
  if (status >= 500) return undefined
  return { status, text: limit === undefined ? message : `${message}: at most ${limit} bytes` }
}

/** The code of SQLite, when it is the disk that failed. */
function storageCode(error: unknown): string | undefined {
  const { code } = (error instanceof Error && error.cause ? error.cause : {}) as {
    readonly code?: unknown
  }
  return typeof code === 'string' && /^SQLITE_(FULL|IOERR|READONLY)/.test(code) ? code : undefined
}
