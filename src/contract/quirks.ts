interface Quirk {
  readonly ru: string
  readonly kk: string
  readonly en: string
}

/** What the emulator takes only when it is started so (SHEP_QUIRKS), to help an old client along; no act can rest on it. */
export const quirks = {
  sha1: {
    ru: 'принимаются подписи RSA-SHA1 и хэш SHA-1, также под нестандартными URI',
    kk: 'RSA-SHA1 қолтаңбалары мен SHA-1 хэші, стандартты емес URI-мен де, қабылданады',
    en: 'RSA-SHA1 signatures and SHA-1 digests are taken, under their non-standard URIs too',
  },
  'trusting-owner': {
    ru: 'владельцы данных проверяют токен ключом из запроса и потому принимают любую подделку (R-092)',
    kk: 'деректер иелері токенді сұраудағы кілтпен тексереді, сондықтан кез келген жалған токенді қабылдайды (R-092)',
    en: 'data owners verify a token with the key of the request, and so take any forgery (R-092)',
  },
} as const satisfies Record<string, Quirk>

export type QuirkId = keyof typeof quirks

/** `sha1` and what it means, in three languages. Names that are no quirk, of another emulator's journal, stand as they are. */
export function quirksInWords(ids: readonly string[]): Quirk {
  const words = (language: keyof Quirk) =>
    ids.map((id) => (isQuirk(id) ? `${id} (${quirks[id][language]})` : id)).join(', ')
  return { ru: words('ru'), kk: words('kk'), en: words('en') }
}

const isQuirk = (id: string): id is QuirkId => Object.hasOwn(quirks, id)
