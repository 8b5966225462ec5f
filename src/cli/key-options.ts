import { readGiven, Usage } from './command.ts'

/** Options of every command that opens a key. */
export const keyOptions = {
  key: { type: 'string' },
  cert: { type: 'string' },
  password: { type: 'string' },
  'password-env': { type: 'string' },
  alias: { type: 'string' },
} as const

export const keyOptionsHelp = `  --key FILE           the key: PKCS#12 (.p12, .pfx) or PEM; RSA or GOST
  --cert FILE          its certificate, where the key file has none; PEM or DER
  --password-env NAME  variable that holds the password of the key file
  --password TEXT      the password itself; other users of this machine can see it
  --alias NAME         which of several keys (friendlyName)`

type Given = { readonly [Name in keyof typeof keyOptions]?: string | undefined }

/** The key file, the certificate file, the password and the alias, as openKeyStore takes them. */
export function readKeyOptions(given: Given) {
  if (given.key === undefined) throw new Usage('--key FILE names the key to use')
  const password = passwordOf(given)
  const { cert, alias } = given
  return {
    key: readGiven(given.key),
    ...(password === undefined ? {} : { password }),
    ...(cert === undefined ? {} : { certificates: readGiven(cert) }),
    ...(alias === undefined ? {} : { alias }),
  }
}

function passwordOf({ password, 'password-env': variable }: Given): string | undefined {
  if (variable === undefined) return password
  if (password !== undefined) throw new Usage('--password and --password-env exclude each other')
  const value = process.env[variable]
  if (value === undefined) throw new Usage(`the variable ${variable} is not set`)
  return value
}
