import { dirname, resolve } from 'node:path'
import { readGiven, Usage } from './command.ts'

/** What `shep certify --application` reads: one file that a team keeps beside its code and shares. */
export interface CertificationFile {
  readonly participant: Readonly<Record<'senderId' | 'bin' | 'name' | 'password', string>>
  readonly certificates: readonly GivenCertificate[]
  /** As `POST /api/v1/applications` takes it, without senderId; the emulator judges it. */
  readonly application: Readonly<Record<string, unknown>>
  /** Starts the system under test, in the folder of the file; absent: it is started by hand. */
  readonly command?: readonly string[]
  /** Where the file stands. */
  readonly folder: string
}

export interface GivenCertificate {
  /** PEM, or DER in base64. */
  readonly pem: string
  readonly purposes?: readonly string[]
}

type Raw = Readonly<Record<string, unknown>>

/** Reads and checks a certification file. Throws Usage that names every key that is wrong. */
export function readCertificationFile(path: string): CertificationFile {
  const wrong: string[] = []
  const folder = dirname(resolve(path))
  const file = objectIn(parsed(path), '', wrong)
  onlyKeys(file, ['participant', 'certificates', 'application', 'command'], '', wrong)
  const { participant: who, certificates = [], application: what, command } = file
  const participant = objectIn(who, 'participant', wrong)
  const names = ['senderId', 'bin', 'name', 'password'] as const
  onlyKeys(participant, names, 'participant.', wrong)
  for (const name of names)
    if (typeof participant[name] !== 'string') wrong.push(`participant.${name}: a text`)
  const application = objectIn(what, 'application', wrong)
  if ('senderId' in application) wrong.push('application.senderId: stands in participant')
  if (command !== undefined && !isTexts(command)) wrong.push('command: a list of texts')
  const given = certificatesIn(certificates, wrong)
  if (wrong.length > 0) throw new Usage(`${path}: ${wrong.join('; ')}`)
  return {
    participant: participant as CertificationFile['participant'],
    certificates: given.map(({ file: name, purposes }) => ({
      pem: Buffer.from(readGiven(resolve(folder, name))).toString('utf8'),
      ...(purposes && { purposes }),
    })),
    application,
    ...(isTexts(command) && command.length > 0 && { command }),
    folder,
  }
}

/** The JSON of a file that the command line names. */
export function parsed(path: string): unknown {
  try {
    return JSON.parse(Buffer.from(readGiven(path)).toString('utf8'))
  } catch (cause) {
    if (cause instanceof Usage) throw cause
    throw new Usage(`${path} cannot be read as JSON: ${(cause as Error).message}`)
  }
}

interface NamedFile {
  readonly file: string
  readonly purposes?: readonly string[]
}

function certificatesIn(given: unknown, wrong: string[]): readonly NamedFile[] {
  if (!Array.isArray(given)) {
    wrong.push('certificates: a list')
    return []
  }
  return given.flatMap((one: unknown, index) => certificateIn(one, `certificates[${index}]`, wrong))
}

function certificateIn(one: unknown, place: string, wrong: string[]): readonly NamedFile[] {
  if (typeof one === 'string') return [{ file: one }]
  const raw = objectIn(one, place, wrong)
  onlyKeys(raw, ['file', 'purposes'], `${place}.`, wrong)
  const { file, purposes } = raw
  if (typeof file !== 'string') wrong.push(`${place}.file: the path of a certificate`)
  if (purposes !== undefined && !isTexts(purposes)) wrong.push(`${place}.purposes: a list of texts`)
  return typeof file === 'string' ? [{ file, ...(isTexts(purposes) && { purposes }) }] : []
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

function objectIn(value: unknown, place: string, wrong: string[]): Raw {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw
  wrong.push(`${place || 'the file'}: one JSON object`)
  return {}
}

function onlyKeys(raw: Raw, known: readonly string[], place: string, wrong: string[]): void {
  for (const key of Object.keys(raw)) {
    if (!known.includes(key)) wrong.push(`${place}${key}: not known`)
  }
}
