import { Agent, request } from 'node:http'
import { accessData, signedMessage } from './messages.ts'
import type { Participant } from './shep.ts'

/** One message and its whole answer, as they were on the wire. */
export interface Exchange {
  readonly messageId: string
  readonly request: Buffer
  readonly status: number
  readonly response: Buffer
}

export interface Load {
  /** The address of SendMessage. */
  readonly url: string
  readonly participant: Participant
  /** How many connections are kept alive, each with one message at a time. */
  readonly connections: number
  /** Asked before each message: whether there is to be one more. */
  readonly more: () => boolean
  /** Hears of a message before it is sent. */
  readonly onSent?: (message: Pick<Exchange, 'messageId' | 'request'>) => void
  /** Hears of an answer once it is whole. */
  readonly onAnswer: (exchange: Exchange) => void
}

/** Sends signed messages, each with its own messageId, until told to stop; rejects with the first connection that breaks. */
export async function drive(load: Load): Promise<void> {
  const { url, participant, connections, more, onSent, onAnswer } = load
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const data = await accessData(participant)
  const one = async (): Promise<void> => {
    while (more()) {
      const messageId = participant.newId()
      const bytes = await signedMessage(participant, { data, info: { messageId } })
      onSent?.({ messageId, request: bytes })
      onAnswer({ messageId, request: bytes, ...(await post(agent, url, bytes)) })
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, one))
  } finally {
    agent.destroy()
  }
}

const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' }

/** Resolves only when every byte of the answer is there. */
function post(
  agent: Agent,
  url: string,
  bytes: Buffer,
): Promise<Pick<Exchange, 'status' | 'response'>> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent,
      method: 'POST',
      headers: { ...headers, 'content-length': bytes.length },
    })
    sent.on('error', reject).on('response', (answered) => {
      const chunks: Buffer[] = []
      answered.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      answered.on('end', () =>
        answered.complete
          ? resolve({ status: answered.statusCode ?? 0, response: Buffer.concat(chunks) })
          : reject(new Error('the answer was cut off')),
      )
    })
    sent.end(bytes)
  })
}
