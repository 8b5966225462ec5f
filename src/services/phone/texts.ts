import type { AskedAccess } from '../../storage/access-requests.ts'
import type { AskingSettings } from '../kdp/asking/settings.ts'

type Told = Pick<AskedAccess, 'company' | 'holder' | 'dataName' | 'expiresIn'>
type Words = Pick<AskingSettings, 'agree' | 'refuse'>

/** A citizen is told who asks, who holds the data, what data, and for how long; never more. */
interface Asking {
  readonly kk: (of: Shown, code: string, words: Words) => string
  readonly ru: (of: Shown, code: string, words: Words) => string
}

interface Shown {
  readonly company: string
  readonly holder: string
  readonly data: string
  readonly term: string
}

const kkAsks = ({ company, holder, data, term }: Shown) =>
  `${company} «${holder}» иелігіндегі деректеріңізге («${data}») ${term} қол жеткізуді сұрайды.`
const ruAsks = ({ company, holder, data, term }: Shown) =>
  `${company} запрашивает доступ к вашим данным «${data}» (владелец: ${holder}) на ${term}.`

/** Method 1: the code is only the number of the question, for who is asked several at once. */
const question: Asking = {
  kk: (of, code, { agree, refuse }) =>
    `1414: ${kkAsks(of)} Жауап: ${agree} – келісемін, ${refuse} – бас тартамын (бірнеше сұрау болса: ${agree} ${code}).`,
  ru: (of, code, { agree, refuse }) =>
    `1414: ${ruAsks(of)} Ответ: ${agree} – согласен, ${refuse} – отказ (если запросов несколько: ${agree} ${code}).`,
}

/** Method 5: the code is the answer. */
const oneTimeCode: Asking = {
  kk: (of, code, { refuse }) =>
    `1414: ${kkAsks(of)} Келісу үшін осы кодты жауап ретінде жіберіңіз: ${code}. Бас тарту: ${refuse}. Кодты ешкімге айтпаңыз.`,
  ru: (of, code, { refuse }) =>
    `1414: ${ruAsks(of)} Чтобы согласиться, отправьте в ответ код ${code}. Отказ: ${refuse}. Никому не сообщайте код.`,
}

const askings: Readonly<Record<AskedAccess['method'], Asking>> = {
  '1414': question,
  sms: oneTimeCode,
}

/** The message that asks a citizen, in Kazakh and in Russian. */
export function questionText(
  asked: Told & Pick<AskedAccess, 'method'>,
  code: string,
  words: Words,
) {
  const { kk, ru } = askings[asked.method]
  return `${kk(shown(asked, 'kk'), code, words)}\n${ru(shown(asked, 'ru'), code, words)}`
}

const units = {
  kk: { days: 'тәул.', hours: 'сағ', minutes: 'мин', seconds: 'с' },
  ru: { days: 'сут', hours: 'ч', minutes: 'мин', seconds: 'с' },
} as const

/** What a request leaves out is not made up. */
const unsaid = { kk: 'көрсетілмеген', ru: 'не указано' } as const

function shown({ company, holder, dataName, expiresIn }: Told, language: 'kk' | 'ru'): Shown {
  const short = (text: string = unsaid[language]) => text.replace(/\s+/g, ' ').slice(0, 100)
  const [data, held] = [short(dataName), short(holder)]
  return { company: short(company), holder: held, data, term: termIn(language, expiresIn) }
}

/** In the largest unit that it is a whole number of. */
function termIn(language: 'kk' | 'ru', milliseconds: number): string {
  const { days, hours, minutes, seconds } = units[language]
  const sizes = [
    [86_400, days],
    [3_600, hours],
    [60, minutes],
  ] as const
  const whole = Math.ceil(milliseconds / 1000)
  const [size, unit] = sizes.find(([one]) => whole % one === 0) ?? [1, seconds]
  return `${whole / size} ${unit}`
}
