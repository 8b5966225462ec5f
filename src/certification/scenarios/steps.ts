import type { FaultCode } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import {
  bearsToken,
  bothEnginesAgree,
  isAccepted,
  isRefused,
  messageIdIsNew,
} from '../checks/answers.ts'
import { places } from '../checks/places.ts'
import { recorded } from '../checks/recorded.ts'
import { OWNER_SERVICE, TOKEN_SERVICE } from '../count.ts'
import type { Check, CitizenDoing, CitizenStep, ReceiveStep, Scenario } from '../scenario.ts'
import type { Text } from '../text.ts'

/** What a session may show besides the ten: once, and no act depends on it. */
export const story = (told: Omit<Scenario, 'role' | 'times' | 'required'>): Scenario => ({
  ...told,
  role: 'initiator',
  times: 1,
  required: false,
})

/** Of every message: its Body is signed, by a certificate of the sender's own, and it is a message of its own. */
export const ofEveryMessage: readonly Check[] = [
  recorded('W-19', places.body),
  recorded('W-24', places.signatureValue),
  bothEnginesAgree,
  recorded('W-31', places.sender),
  recorded('W-32', places.signature),
  messageIdIsNew,
]

/** R-031 and what else the clause of the method asks for, then the token. */
export const asksForToken = (checks: readonly Check[]): ReceiveStep => ({
  kind: 'receive',
  title: {
    ru: 'запрос токена безопасности (KDP_SERVICE)',
    kk: 'қауіпсіздік токенін сұрау (KDP_SERVICE)',
    en: 'a request for a security token (KDP_SERVICE)',
  },
  serviceIds: [TOKEN_SERVICE],
  of: 'new',
  checks: [...ofEveryMessage, recorded('R-031', places.data), ...checks, bearsToken],
})

/** R-080…R-086: the first request is answered with waiting, and the citizen is asked. */
export const asksCitizen: ReceiveStep = {
  kind: 'receive',
  title: {
    ru: 'первый запрос (KDP_SERVICE): субъект ещё не ответил',
    kk: 'бірінші сұрау (KDP_SERVICE): субъект әлі жауап берген жоқ',
    en: 'the first request (KDP_SERVICE): the subject has not answered yet',
  },
  serviceIds: [TOKEN_SERVICE],
  of: 'new',
  checks: [
    ...ofEveryMessage,
    recorded('R-031', places.data),
    recorded('R-084', places.data),
    recorded('R-085', places.data),
    recorded('R-086', places.answeredRequestId),
  ],
}

const repeats = (title: Text, last: readonly Check[]): ReceiveStep => ({
  kind: 'receive',
  title,
  serviceIds: [TOKEN_SERVICE],
  of: 'request',
  checks: [...ofEveryMessage, recorded('R-087', places.requestId), ...last],
})

/** the same request by its identifier, and the token on the answer of the subject. */
export const repeatsForToken = repeats(
  {
    ru: 'повтор запроса с request-id: токен по согласию субъекта',
    kk: 'request-id көрсетілген қайталанған сұрау: субъектінің келісімі бойынша токен',
    en: 'the request repeated by its request-id: a token on the consent of the subject',
  },
  [recorded('R-088', places.requestId), bearsToken],
)

export const repeatsForRefusal = (fault: FaultCode): ReceiveStep =>
  repeats(
    {
      ru: 'повтор запроса с request-id: отказ, токена нет',
      kk: 'request-id көрсетілген қайталанған сұрау: бас тарту, токен жоқ',
      en: 'the request repeated by its request-id: a refusal, and no token',
    },
    [isRefused(fault, 'R-088')],
  )

/** The token is shown to the data owner, who answers. */
export const showsToken = (rule: RuleId): ReceiveStep => ({
  kind: 'receive',
  title: {
    ru: 'предъявление токена собственнику данных, сведения получены',
    kk: 'токенді деректер иесіне ұсыну, мәліметтер алынды',
    en: 'the token shown to the data owner, and the data got',
  },
  serviceIds: OWNERS,
  of: 'token',
  checks: [
    ...ofEveryMessage,
    recorded('R-091', places.shownToken),
    recorded('R-090', places.shownToken),
    isAccepted(rule),
  ],
})

/** The services of data owners that take a security token. */
const OWNERS = [OWNER_SERVICE, 'GbdulAffilFace_KDP', 'GbdulReport3007_KDP'] as const

const doings: Readonly<Record<CitizenDoing, Text>> = {
  agreed: {
    ru: 'субъект согласился (ответ на SMS)',
    kk: 'субъект келісті (SMS-ке жауап)',
    en: 'the subject agreed (an answer to the SMS)',
  },
  refused: {
    ru: 'субъект отказал (ответ на SMS)',
    kk: 'субъект бас тартты (SMS-ке жауап)',
    en: 'the subject refused (an answer to the SMS)',
  },
  failed: {
    ru: 'субъект ответил неверными кодами столько раз, сколько можно',
    kk: 'субъект рұқсат етілгенше қате кодтармен жауап берді',
    en: 'the subject answered by wrong codes as often as is allowed',
  },
  withdrew: {
    ru: 'субъект отозвал согласие (кабинет)',
    kk: 'субъект келісімін қайтарып алды (кабинет)',
    en: 'the subject withdrew the consent (cabinet)',
  },
}

export const citizen = (does: CitizenDoing): CitizenStep => ({
  kind: 'citizen',
  title: doings[does],
  does,
})
