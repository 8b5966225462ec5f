import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { python } from './tools.ts'

/** Where the certificate travels: in a BinarySecurityToken, or in X509Data. */
export type ZeepForm = 'binary' | 'x509'

/** A participant written in Python (zeep_client.py); keys and certificates are PEM files. */
export interface ZeepParticipant {
  readonly wsdlUrl: string
  readonly keyPath: string
  readonly certificatePath: string
  readonly gatewayCertificatePath: string
  readonly senderId: string
  readonly password: string
  readonly bin: string
  readonly iin: string
  readonly form: ZeepForm
}

/** What it prints: the answers as zeep typed them, and xmlsec's word on the signature of each. */
export interface ZeepSaid {
  readonly kdp?: { readonly status: string; readonly code: string | null }
  readonly person?: { readonly persons?: { readonly person?: readonly { readonly iin: string }[] } }
  readonly fault?: {
    readonly code: string
    readonly detail: Readonly<Record<string, string>>
  }
  readonly signatures: readonly { readonly valid: boolean; readonly why?: string }[]
}

/** Runs the script; `code` 0 when both answers came and their signatures hold. It makes its verification token itself. */
export function talkThroughZeep(
  participant: ZeepParticipant,
): Promise<{ readonly code: number; readonly said: ZeepSaid }> {
  const script = fileURLToPath(new URL('zeep_client.py', import.meta.url))
  return new Promise((resolve, reject) => {
    execFile(python, [script, ...optionsOf(participant)], (error, stdout, stderr) => {
      try {
        const code = error === null ? 0 : Number(error.code)
        resolve({ code, said: JSON.parse(stdout) as ZeepSaid })
      } catch {
        reject(new Error(`zeep_client.py did not answer: ${stdout}${stderr}`))
      }
    })
  })
}

const optionsOf = (participant: ZeepParticipant): string[] => [
  ...['--wsdl', participant.wsdlUrl],
  ...['--key', participant.keyPath],
  ...['--cert', participant.certificatePath],
  ...['--gateway-cert', participant.gatewayCertificatePath],
  ...['--sender-id', participant.senderId],
  ...['--password', participant.password],
  ...['--bin', participant.bin],
  ...['--iin', participant.iin],
  ...['--form', participant.form],
]
