import { type FileVerdict, verifyFile } from '../client/verify-file.ts'
import { type Command, readArguments } from './command.ts'
import { revocationOptionsHelp } from './revocation-options.ts'
import { readSignedFile, signedFileOptions } from './signed-file.ts'
import { signs } from './signs.ts'

const help = `Usage: shep verify FILE [--trust DIR] [--certificate FILE] [--at TIME] [--crl FILE]… [--ocsp]
                        [--signature-only] [--json]

Prints every check of a signed file with what was expected and what was found: a SOAP envelope with WS-Security, or a
plain XMLDSig document.

  --trust DIR          trusted CA certificates, PEM or DER [DATA/pki/trust]
  --certificate FILE   certificates that X509IssuerSerial may name, besides those of --trust
  --at TIME            judge certificates at this moment, ISO 8601 [now]
${revocationOptionsHelp}
  --signature-only     digest and signature under the key that the message names; no chain, no dates, no usage, no revocation
  --json               the result as one JSON object

Exit status: 0 every check passed, 1 one failed, 2 could not tell.`

export const verify: Command = {
  name: 'verify',
  summary: 'judge the signature of a file, check by check',
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(
      args,
      {
        ...signedFileOptions,
        'signature-only': { type: 'boolean' },
        json: { type: 'boolean' },
      },
      true,
    )
    const { file, judged } = readSignedFile('verify', positionals, values)
    const verdict = await verifyFile({
      ...judged,
      signatureOnly: values['signature-only'] ?? false,
    })
    console.log(
      values.json ? JSON.stringify({ file, ...verdict }, null, 2) : wordsOf(file, verdict),
    )
    return { yes: 0, no: 1, unknown: 2 }[verdict.result]
  },
}

function wordsOf(file: string, { form, result, scope, signer, checks }: FileVerdict): string {
  const lines = checks.map(({ rule, verdict, text, fault, expected, actual }) => {
    const found = [fault, expected && `expected ${expected}`, actual && `found ${actual}`]
    const detail = found
      .filter(Boolean)
      .map((one) => `\n           ${one}`)
      .join('')
    return `  ${signs[verdict]} ${rule}  ${text}${detail}`
  })
  const ending = { yes: 'VALID', no: 'NOT VALID', unknown: 'COULD NOT TELL' }[result]
  return [
    `${file}: ${form}`,
    ...lines,
    ...(signer ? [`signed by ${signer}`] : []),
    `${ending} (${scope})`,
  ].join('\n')
}
