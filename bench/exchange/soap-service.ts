import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { importPKCS8, importX509, jwtVerify, SignJWT } from 'jose'
import { demo } from '../../src/emulator/demo.ts'
import { keepAlive } from '../../src/storage/kept-alive.ts'

/** What npm soap makes of the request, as far as this service looks. */
export interface Asked {
  readonly request: {
    readonly requestInfo: {
      readonly messageId: string
      readonly sender: { readonly senderId: string; readonly password: string }
    }
    readonly requestData: {
      readonly data: { readonly uin: string; readonly company_bin: string; readonly ovt: string }
    }
  }
}

export type Service = (asked: Asked, received: string) => Promise<unknown>

export interface ServiceKeys {
  /** PEM: the participant's certificate, and the key that signs security tokens. */
  readonly participant: string
  readonly tokenKey: string
}

/** КДП reduced to what an answer needs: sender, verification token, security token, one durable row. */
export async function createService(keys: ServiceKeys, database: string): Promise<Service> {
  const ovtKey = await importX509(keys.participant, 'RS256')
  const tokenKey = await importPKCS8(keys.tokenKey, 'RS256')
  const insert = openTable(database)
  return async ({ request: { requestInfo, requestData } }, received) => {
    const { messageId, sender } = requestInfo
    const { uin, company_bin: bin, ovt } = requestData.data
    if (sender.senderId !== demo.senderId || sender.password !== demo.password)
      throw new Error('the sender is unknown')
    const { payload } = await jwtVerify(ovt, ovtKey, { algorithms: ['RS256'] })
    if (payload['cbin'] !== bin || payload['mcheck'] !== 'Bio') throw new Error('a wrong ovt')
    const jti = randomUUID()
    const code = await new SignJWT({ sub: uin, cbin: bin, aud: 'GBDFLUniversal_token', jti })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(tokenKey)
    insert(messageId, jti, new Date().toISOString(), received)
    return answerOf(messageId, code)
  }
}

/** Each row is a commit of its own, durable before the answer. */
function openTable(path: string): (...row: [string, string, string, string]) => void {
  const db = keepAlive(new Database(path))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`CREATE TABLE messages (seq INTEGER PRIMARY KEY, message_id TEXT NOT NULL, token_id TEXT NOT NULL,
    received_at TEXT NOT NULL, request TEXT NOT NULL) STRICT; CREATE INDEX by_message ON messages (message_id)`)
  const insert = db.prepare(
    'INSERT INTO messages (message_id, token_id, received_at, request) VALUES (?, ?, ?, ?)',
  )
  return (...row) => {
    insert.run(...row)
  }
}

const answerOf = (messageId: string, code: string) => ({
  response: {
    responseInfo: {
      messageId,
      responseDate: new Date().toISOString(),
      status: { code: 'SCSS001', message: 'Message has been processed successfully' },
      sessionId: `{${randomUUID()}}`,
    },
    responseData: { data: { status: 'VALID', code } },
  },
})
