import type { Text } from '../../contract/texts/text.ts'
import type { Notice } from '../../storage/notices.ts'
import type { Stores } from '../../storage/stores.ts'
import { automatedText, noticeTexts } from './texts.ts'

/** What the subject is told. `text` is one of the table, by its name, or words of the caller's own. */
export interface News {
  readonly iin: string
  /** ISO UTC */
  readonly at: string
  readonly kind: Notice['kind']
  readonly text: keyof typeof noticeTexts | Text
  readonly bin?: string
  readonly operator?: string
  readonly services?: readonly string[]
  readonly reference?: string
  /** R-012; false when absent. */
  readonly automated?: boolean
  /** The cabinet when absent. */
  readonly channel?: Notice['channel']
}

/** Writes a notice to the subject; gives its id. Whoever asks for an SMS sends it: this is the record of it. */
export async function notify(stores: Pick<Stores, 'notices'>, news: News): Promise<string> {
  const { automated = false, channel = 'cabinet' } = news
  return stores.notices.add({ ...news, automated, channel, text: wordsOf(news, automated) })
}

function wordsOf({ text, operator = '', bin, services = [] }: News, automated: boolean): Text {
  if (typeof text !== 'string') return text
  const named = bin === undefined ? operator : `${operator} (БИН ${bin})`
  const words = noticeTexts[text]({ operator: named, services: services.join('; ') })
  if (!automated) return words
  return {
    ru: `${words.ru} ${automatedText.ru}`,
    kk: `${words.kk} ${automatedText.kk}`,
    en: `${words.en} ${automatedText.en}`,
  }
}
