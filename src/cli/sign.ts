import { writeFileSync } from 'node:fs'
import { refusalText } from '../client/refusal.ts'
import { certificateForms, type SignedFile, signatureForms, signFile } from '../client/sign-file.ts'
import { type Command, choiceOf, readArguments, readGiven, Usage } from './command.ts'
import { keyOptions, keyOptionsHelp, readKeyOptions } from './key-options.ts'

const help = `Usage: shep sign FILE --key FILE [--form ${signatureForms.join('|')}] [options]

Signs a file and prints it. What the file held stays as it is, byte for byte.

  wsse        FILE is a SOAP 1.1 envelope, or the content of its Body, which gets an envelope: a wsse:Security header over
              soap:Body, as the gateway wants it. A Body without an Id gets a wsu:Id.
  enveloped   FILE is any document: XMLDSig over all of it, as the last child of its root, as NCALayer writes it.

TEST ONLY. The signer is not certified, and its GOST arithmetic is not constant-time: sign test traffic with keys of tests.
Production signatures are made by a certified provider (KalkanCrypt).

${keyOptionsHelp}
  --form FORM          ${signatureForms.join(' | ')} [wsse]
  --key-info FORM      how a wsse header names the certificate: ${certificateForms.join(' | ')} [key-identifier]
  --out FILE           where to write [standard output]
  --json               what was made as one JSON object; the document is its "xml" unless --out is given

Exit status: 0 signed, 2 it could not be.`

export const sign: Command = {
  name: 'sign',
  summary: 'sign an envelope or a document with a test key',
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(
      args,
      {
        ...keyOptions,
        form: { type: 'string' },
        'key-info': { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
      true,
    )
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) throw new Usage('shep sign takes one file')
    const { form = 'wsse', 'key-info': keyInfo = 'key-identifier', out, json = false } = values
    if (form === 'enveloped' && values['key-info'] !== undefined)
      throw new Usage('--key-info is for --form wsse: an enveloped signature holds the certificate')
    const signed = await signOrSay({
      bytes: readGiven(file),
      ...readKeyOptions(values),
      form: choiceOf('form', form, signatureForms),
      keyInfo: choiceOf('key-info', keyInfo, certificateForms),
    })
    if (out !== undefined) writeFileSync(out, signed.bytes)
    if (json) console.log(JSON.stringify({ file, form, ...described(signed, out) }, null, 2))
    else if (out === undefined) process.stdout.write(signed.bytes)
    return 0
  },
}

async function signOrSay(options: Parameters<typeof signFile>[0]): Promise<SignedFile> {
  try {
    return await signFile(options)
  } catch (error) {
    const said = refusalText(error)
    throw said === undefined ? error : new Usage(said)
  }
}

const described = ({ bytes, ...signed }: SignedFile, out: string | undefined) =>
  out === undefined ? { ...signed, xml: bytes.toString('utf8') } : { ...signed, out }
