import { withoutBraces } from '../../contract/guid.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { JournalRecord } from '../../storage/messages.ts'
import type { Stores } from '../../storage/stores.ts'

/** Records of the subjects of a session that are not the session's: they stay, and how many there are is told. */
export interface Stays {
  readonly withdrawals: number
  readonly rights: number
  readonly breaches: number
}

/** What an erasure takes, and what it leaves, and why. */
export const erasureWords: { readonly goes: Text; readonly stays: Text } = {
  goes: {
    ru: 'Стирается то, что сделали сообщения: байты, заголовки, причины и проверки, акт и контейнер, лицо в токенах, вопросы и ответы по SMS, уведомления о доступе, согласие, на котором больше ничего не держится и которое никто не отзывал',
    kk: 'Хабарламалар жасаған нәрсе өшіріледі: байттар, тақырыптар, себептер мен тексерулер, акт пен контейнер, токендердегі тұлға, SMS сұрақтары мен жауаптары, қолжетімділік туралы хабарландырулар, басқа ештеңе сүйенбейтін және ешкім қайтарып алмаған келісім',
    en: 'What messages made goes: bytes, headers, reasons and checks, the act and its container, the person in tokens, questions and answers by SMS, notices of access, a consent that nothing else rests on and nobody withdrew',
  },
  stays: {
    ru: 'Остаётся то, что сделали от своего имени субъект, оператор или орган, со своими сроками: отзывы согласия и решения по ним (R-125, R-126: после отзыва токена нет), обращения о правах (R-152…R-154), уведомления о нарушениях (R-141…R-146). Ни одно из них не принадлежит сессии',
    kk: 'Субъект, оператор немесе орган өз атынан жасаған, өз мерзімдері бар жазбалар қалады: келісімді қайтарып алу және ол бойынша шешімдер (R-125, R-126: қайтарып алғаннан кейін токен жоқ), құқықтар туралы өтініштер (R-152…R-154), бұзушылық туралы хабарламалар (R-141…R-146). Олардың ешқайсысы сессияға тиесілі емес',
    en: 'What the subject, the operator or an authority did in their own name stays, with terms of its own: withdrawals of consent and the decisions on them (R-125, R-126: after one there is no token), matters of rights (R-152…R-154), breach notices (R-141…R-146). None of them is of a session',
  },
}

/** Counts them over everybody whom these messages got a token about, or asked. */
export async function staysOf(
  entries: readonly JournalRecord[],
  stores: Pick<Stores, 'tokens' | 'accessRequests' | 'withdrawals' | 'rights' | 'notices'>,
): Promise<Stays> {
  const stays = { withdrawals: 0, rights: 0, breaches: 0 }
  for (const iin of await subjectsOf(entries, stores)) {
    stays.withdrawals += (await stores.withdrawals.ofSubject(iin)).length
    stays.rights += (await stores.rights.ofSubject(iin)).length
    stays.breaches += (await stores.notices.ofSubject(iin, 'breach')).length
  }
  return stays
}

/** What is emptied already names nobody. */
async function subjectsOf(
  entries: readonly JournalRecord[],
  { tokens, accessRequests }: Pick<Stores, 'tokens' | 'accessRequests'>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { tokenId, sessionId = '' } of entries) {
    const issued = tokenId === undefined ? undefined : await tokens.find(tokenId)
    const request = await accessRequests.find(withoutBraces(sessionId))
    for (const { iin = '' } of [issued ?? {}, request?.asked ?? {}]) if (iin !== '') found.add(iin)
  }
  return found
}
