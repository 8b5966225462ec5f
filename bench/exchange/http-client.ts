import { connect, type Socket } from 'node:net'

export interface Shot {
  readonly port: number
  readonly connections: number
  /** No request is sent after this. */
  readonly sendForMs: number
  /** Every good answer holds these bytes. */
  readonly expect: string
}

export interface Fired {
  readonly ops: number
  readonly bad: number
  /** One answer, head and all; a bad one, if there was any. */
  readonly sample: string
  readonly wallMs: number
  /** Of requests sent and answered while all connections were busy. */
  readonly latenciesMs: readonly number[]
}

const HEAD_END = Buffer.from('\r\n\r\n')
const TOO_LONG = 60_000

/**
 * Keep-alive HTTP/1.1 over node:net, one request at a time on each connection: an HTTP library costs as much here as the
 * servers it measures. Knows answers with Content-Length alone. Ends with the requests, or with the time.
 */
export async function fire(requests: readonly Buffer[], shot: Shot): Promise<Fired> {
  const start = performance.now()
  const latenciesMs: number[] = []
  let [next, ops, bad] = [0, 0, 0]
  let sample = ''
  const expected = Buffer.from(shot.expect)
  const take = () => (performance.now() - start < shot.sendForMs ? requests[next++] : undefined)
  const answered = (answer: Buffer, ms: number, first: boolean) => {
    const good = answer.includes(expected)
    if (ops === 0 || (!good && bad === 0)) sample = answer.toString('utf8')
    ops++
    if (!good) bad++
    if (!first && next < requests.length) latenciesMs.push(ms)
  }
  const all = Array.from({ length: shot.connections }, () => talk(shot, take, answered))
  await Promise.all(all)
  return { ops, bad, sample, wallMs: performance.now() - start, latenciesMs }
}

type Answered = (answer: Buffer, ms: number, first: boolean) => void

/** One connection, from its first request to the last. */
function talk(shot: Shot, take: () => Buffer | undefined, answered: Answered): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: shot.port, host: '127.0.0.1', noDelay: true })
    let [sentAt, count] = [0, 0]
    const send = () => {
      const request = take()
      if (!request) return finish()
      sentAt = performance.now()
      socket.write(request)
    }
    const finish = () => {
      socket.end()
      resolve()
    }
    socket.setTimeout(TOO_LONG, () => socket.destroy(new Error('no answer in a minute')))
    socket.once('connect', send).once('error', reject)
    socket.once('close', () => reject(new Error('the server closed the connection')))
    readAnswers(socket, (answer) => {
      answered(answer, performance.now() - sentAt, count++ === 0)
      send()
    })
  })
}

function readAnswers(socket: Socket, whole: (answer: Buffer) => void): void {
  let chunks: Buffer[] = []
  let [length, wanted] = [0, 0]
  socket.on('data', (chunk) => {
    chunks.push(chunk)
    length += chunk.length
    if (wanted === 0) wanted = lengthOf(chunks.length === 1 ? chunk : Buffer.concat(chunks))
    if (wanted === 0 || length < wanted) return
    const answer = chunks.length === 1 ? chunk : Buffer.concat(chunks)
    chunks = []
    length = wanted = 0
    whole(answer)
  })
}

/** Bytes of head and body together; 0 while the head is not whole. */
function lengthOf(start: Buffer): number {
  const head = start.indexOf(HEAD_END)
  if (head < 0) return 0
  const found = /\r\ncontent-length: *(\d+)/i.exec(start.toString('latin1', 0, head))
  if (!found) throw new Error(`no Content-Length in ${start.toString('latin1', 0, 200)}`)
  return head + HEAD_END.length + Number(found[1])
}

/** A POST as it goes over the wire. */
export const httpRequest = (path: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: ""\r\n` +
        `Content-Length: ${body.length}\r\n\r\n`,
    ),
    body,
  ])
