import {
  address,
  choice,
  listOf,
  onOff,
  optionalText,
  type Setting,
  text,
  whole,
  word,
} from './config/values.ts'

/** Every setting, its variable, its default and its check are on this page. Units are in the text of each row. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly publicUrl: string | undefined
  readonly data: string
  readonly trust: string | undefined
  readonly revocation: 'local' | 'off' | 'crl' | 'ocsp' | 'ocsp-or-crl'
  readonly crl: string | undefined
  readonly crlMinutes: number
  readonly ocspUrl: string | undefined
  readonly ocspHash: 'sha256' | 'sha1'
  readonly ocspMinutes: number
  readonly revocationTimeout: number
  readonly staleRevocation: 'refuse' | 'warn'
  readonly tsa: string | undefined
  readonly engine: 'stream' | 'xml-crypto' | 'both'
  readonly tokenAlgorithm: 'RS256' | 'ES256'
  readonly tokensAfterWithdrawal: 'refuse' | 'honour'
  readonly smsAgree: string
  readonly smsRefuse: string
  readonly smsAnswerMinutes: number
  readonly smsCodeMinutes: number
  readonly smsCodeAttempts: number
  readonly smsCodeLength: number
  readonly smsCodeAlphabet: 'digits' | 'alphanumeric'
  readonly otpRelay: boolean
  readonly tokenExpiry: 'inclusive' | 'exclusive'
  readonly populationSeed: number
  readonly populationSize: number
  readonly answerAlgorithm: 'as-request' | 'rsa' | 'gost-2015' | 'gost-2004'
  readonly answerBusinessSignature: boolean
  readonly answerKeyInfo:
    | 'issuer-serial'
    | 'key-identifier'
    | 'binary-token'
    | 'ski'
    | 'thumbprint'
    | 'x509-data'
  readonly faultCode: 'bare' | 'soap'
  readonly quirks: readonly ('sha1' | 'trusting-owner')[]
  readonly faultStatus: number
  readonly complaintDays: number
  readonly hostileDelay: number
  readonly stopPatience: number
  readonly inclusiveNamespaces: boolean
  readonly calendarFile: string | undefined
  readonly applicationForm: 'short' | 'full'
  readonly breachRules: '481/2026-03' | '481/2026-07'
  readonly keepJournalDays: number
  readonly keepSessionsDays: number
  readonly keepActsDays: number
  readonly keepPhoneDays: number
  readonly maxBytes: number
  readonly maxDepth: number
  readonly maxElements: number
  readonly maxAttributes: number
  readonly maxNameBytes: number
}

/** Retention: nothing is erased by itself unless it is set. */
const days = (what: string) => whole(0, 0, 36_500, `how long to keep ${what}, days; 0 for ever`)

export const settings: { readonly [Name in keyof Config]: Setting<Config[Name]> } = {
  host: text('127.0.0.1', 'address to listen on; 0.0.0.0 for every interface'),
  port: whole(8080, 0, 65_535, 'port to listen on; 0 takes a free one'),
  publicUrl: address(
    'address that clients reach us by, in the WSDL and in certificates; default http://HOST:PORT, and in the WSDL the one it was asked at',
  ),
  data: text('data', 'folder of the database, the test PKI and the acts'),
  trust: optionalText('folder with further trusted CA certificates, PEM or DER'),
  revocation: choice(
    ['local', 'off', 'crl', 'ocsp', 'ocsp-or-crl'],
    'where to learn whether a certificate is revoked; local: of the test authority, its own list, of others nothing',
  ),
  crl: optionalText(
    'revocation lists, PEM or DER: files, folders, addresses, by commas; besides those that certificates name',
  ),
  crlMinutes: whole(60, 1, 100_000, 'how often a list is fetched anew, minutes'),
  ocspUrl: address('OCSP responder; default the one that the certificate names'),
  ocspHash: choice(['sha256', 'sha1'], 'hash that names certificates in OCSP requests'),
  ocspMinutes: whole(5, 0, 100_000, 'how long an OCSP answer is remembered, minutes'),
  revocationTimeout: whole(5_000, 100, 60_000, 'patience with responders and lists, ms'),
  staleRevocation: choice(
    ['refuse', 'warn'],
    'what to do when a list or an OCSP answer is past its nextUpdate',
  ),
  tsa: address(
    'authority that stamps acts (RFC 3161), its address; its CA belongs into the trust folder; default our own, told as internal',
  ),
  engine: choice(
    ['stream', 'xml-crypto', 'both'],
    'which engine judges transport signatures; under certification always both',
  ),
  tokenAlgorithm: choice(['RS256', 'ES256'], 'how security tokens are signed'),
  tokensAfterWithdrawal: choice(
    ['refuse', 'honour'],
    'what our data owners do with unexpired tokens of a withdrawn consent (emulator convention)',
  ),
  smsAgree: word('1', 'what a citizen answers to agree by SMS; emulator convention'),
  smsRefuse: word('0', 'what a citizen answers to refuse by SMS; emulator convention'),
  smsAnswerMinutes: whole(
    10,
    1,
    1_440,
    'how long a question of 1414 waits, minutes; emulator convention',
  ),
  smsCodeMinutes: whole(10, 1, 1_440, 'life of a one-time code, minutes; emulator convention'),
  smsCodeAttempts: whole(3, 1, 10, 'wrong one-time codes that end a request; emulator convention'),
  smsCodeLength: whole(6, 4, 12, 'length of a one-time code; emulator convention'),
  smsCodeAlphabet: choice(
    ['digits', 'alphanumeric'],
    'what a one-time code is made of; both are the clause, the choice is ours',
  ),
  otpRelay: onOff(
    'whether the initiator may hand in the one-time code with the repeated request; emulator convention',
  ),
  tokenExpiry: choice(
    ['inclusive', 'exclusive'],
    'whether data owners still take a security token at the very moment of its exp',
  ),
  populationSeed: whole(1, 0, 4_294_967_295, 'which synthetic people and companies there are'),
  populationSize: whole(100, 3, 100_000, 'how many synthetic people; a company for every five'),
  answerAlgorithm: choice(
    ['as-request', 'rsa', 'gost-2015', 'gost-2004'],
    'how answers and faults are signed; as-request takes rsa where the request named no algorithm of ours',
  ),
  answerBusinessSignature: onOff(
    'whether data of answers bears a business signature too, enveloped, by the key of the answer',
  ),
  answerKeyInfo: choice(
    ['issuer-serial', 'key-identifier', 'binary-token', 'ski', 'thumbprint', 'x509-data'],
    'how answers name the certificate of the gateway',
  ),
  quirks: listOf(
    ['sha1', 'trusting-owner'],
    'what is taken beyond the rules, commas between; with any, messages are marked and there is no act',
  ),
  faultCode: choice(['bare', 'soap'], 'faultcode: the code of ErrorInfo, or soap:Server'),
  faultStatus: {
    ...whole(500, 200, 500, 'HTTP status of a SOAP fault'),
    values: '500 | 200',
    read: (value) => (value === '500' ? 500 : value === '200' ? 200 : undefined),
  },
  calendarFile: optionalText(
    'days that differ from the working calendar of Kazakhstan: JSON, {"free": ["2027-03-20"], "worked": ["2027-03-27"]}',
  ),
  applicationForm: choice(
    ['short', 'full'],
    'whether an application filed in one step may leave out what its method asks for besides the five fields',
  ),
  breachRules: choice(
    ['481/2026-03', '481/2026-07'],
    'edition of order № 481/НҚ that notices of breaches are taken by; the text of the second was not found: its slot is empty',
  ),
  complaintDays: whole(15, 1, 365, 'term of a complaint, working days; emulator convention'),
  hostileDelay: whole(5_000, 0, 60_000, 'delay of the slow answer of the hostile gateway, ms'),
  stopPatience: whole(5_000, 0, 600_000, 'patience of a stop with messages in work or coming, ms'),
  inclusiveNamespaces: {
    fallback: true,
    values: 'allow | refuse',
    text: 'InclusiveNamespaces PrefixList of exclusive canonicalization, as WSS4J writes it',
    read: (value) => (value === 'allow' ? true : value === 'refuse' ? false : undefined),
  },
  keepJournalDays: days('messages of no session'),
  keepSessionsDays: days('messages of sessions that were closed without an act'),
  keepActsDays: days('acts, their containers and the messages of their sessions'),
  keepPhoneDays: days('messages of the phones of citizens'),
  maxBytes: whole(10 * 1024 * 1024, 1_000, 1024 ** 3, 'size of a message, bytes'),
  maxDepth: whole(100, 10, 10_000, 'nesting of elements'),
  maxElements: whole(50_000, 50, 10_000_000, 'elements of a message'),
  maxAttributes: whole(100, 10, 10_000, 'attributes of one element'),
  maxNameBytes: whole(1_000, 50, 65_535, 'length of a name, bytes'),
}
