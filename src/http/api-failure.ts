import type { ErrorRequestHandler } from 'express'
import { statusOf } from '../contract/fault-status.ts'
import { faultEntry, ShepFault } from '../contract/faults.ts'

type Log = (event: string, fields: Readonly<Record<string, unknown>>) => void

/** A refusal in three languages; anything else is our bug: the log gets the stack, the client a code. */
export function failure(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof ShepFault) {
      const { wire, ru, kk, en } = faultEntry(error.code)
      response
        .status(statusOf(error.code))
        .json({ error: error.code, wire, ru, kk, en, detail: error.detail })
    } else if (error instanceof Error && 'status' in error && Number(error.status) < 500) {
      response.status(Number(error.status)).json({ error: 'INPUT_INVALID', text: error.message })
    } else {
      log('unexpected error', {
        path: request.path,
        stack: error instanceof Error ? error.stack : String(error),
      })
      response.status(500).json({ error: 'INTERNAL_ERROR' })
    }
  }
}
