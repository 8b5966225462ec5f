import { fileURLToPath } from 'node:url'

const option = (file: string): string =>
  `--require=${JSON.stringify(fileURLToPath(new URL(file, import.meta.url)))}`

/** The environment of a program that signs nothing with a key of RSA, and so answers no message. */
export const neverSigning = { NODE_OPTIONS: option('never-signing.cjs') } as const

/** The environment of a program that dies there by signal 9. */
export const deadlyAt = (place: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: option('deadly.cjs'),
  KILL_AT: place,
})

// Where a program is killed, as deadly.cjs names places; each is passed once in every run.

/** `shep certify`: from the participant to the last file. */
export const certifyPlaces = [
  'after participants 1',
  'after applications 1',
  'after applications 2',
  'before sessions 1',
  'after sessions 1',
  'after messages 1',
  'before answers 1',
  'after answers 1',
  'after reply POST bip-sync-wss-gost 2',
  'after messages 7',
  'after answers 19',
  'before reply POST bip-sync-wss-gost 20',
  'before sessions 2',
  'after sessions 2',
  'after act_pieces 1',
  'before act_containers 2',
  'after act_containers 2',
  'half file act.asice 1',
  'after file act.json 1',
  'half file act.pdf 1',
  'after file ca.pem 1',
] as const

/** `shep serve`, while `shep certify --application` waits for the ten messages of a participant. */
export const servePlaces = [
  'after messages 12',
  'before reply POST participants 1',
  'after applications 3',
  'before reply POST applications 1',
  'after applications 4',
  'before sessions 1',
  'before reply POST sessions 1',
  'after reply POST sessions 1',
  'before messages 1',
  'after messages 1',
  'before answers 1',
  'before reply POST bip-sync-wss-gost 1',
  'after reply POST bip-sync-wss-gost 10',
  'after answers 19',
  'after answers 20',
  'before sessions 2',
  'after sessions 2',
  'after act_pieces 1',
  'before act_containers 2',
  'before reply POST act 1',
  'before reply GET act.asice 1',
] as const

/** `shep certify --application` itself. */
export const clientPlaces = [
  'after call POST participants 1',
  'after call POST applications 1',
  'after call POST approve 1',
  'before call POST sessions 1',
  'after call POST sessions 1',
  'before call POST act 1',
  'after call POST act 1',
  'half file act.asice 1',
  'after file act.json 1',
  'half file junit.xml 1',
] as const
