import type { Text } from '../text.ts'

/** What came of an answer of the hostile gateway. */
export const endings = {
  notRun: { ru: 'не выполнено', kk: 'орындалмаған', en: 'not run' },
  noReport: {
    ru: 'ответ отправлен; клиент не сообщил, принял ли он его',
    kk: 'жауап жіберілді; клиент оны қабылдаған-қабылдамағанын хабарламады',
    en: 'answered; the client has not said whether it took the answer',
  },
  refused: {
    ru: 'клиент отверг ответ, токен никому не предъявлен',
    kk: 'клиент жауапты қабылдамады, токен ешкімге ұсынылмады',
    en: 'the client refused the answer, and its token was shown to nobody',
  },
  accepted: {
    ru: 'клиент сообщил, что принял ответ',
    kk: 'клиент жауапты қабылдағанын хабарлады',
    en: 'the client reported that it took the answer',
  },
  used: {
    ru: 'клиент предъявил владельцу данных токен из этого ответа',
    kk: 'клиент осы жауаптағы токенді деректер иесіне ұсынды',
    en: 'the client showed the token of this answer to a data owner',
  },
  goodUsed: {
    ru: 'клиент воспользовался токеном верного ответа',
    kk: 'клиент дұрыс жауаптың токенін пайдаланды',
    en: 'the client used the token of the good answer',
  },
  goodAccepted: {
    ru: 'клиент сообщил, что принял верный ответ',
    kk: 'клиент дұрыс жауапты қабылдағанын хабарлады',
    en: 'the client reported that it took the good answer',
  },
  goodRefused: {
    ru: 'клиент отверг верный ответ',
    kk: 'клиент дұрыс жауапты қабылдамады',
    en: 'the client refused a good answer',
  },
  asExpected: { ru: 'как ожидалось', kk: 'күткендей', en: 'as expected' },
  otherwise: {
    ru: 'ожидалось {expected}, получено {actual}',
    kk: 'күтілгені {expected}, алынғаны {actual}',
    en: 'expected {expected}, got {actual}',
  },
  notAsked: {
    ru: 'настройка выключает эту проверку: {setting}',
    kk: 'баптау бұл тексеруді өшіреді: {setting}',
    en: 'a setting turns this check off: {setting}',
  },
} as const satisfies Record<string, Text>

/** Whom a run of the hostile gateway waits for. */
export const waitings = {
  request: {
    ru: 'ждём запрос KDP_SERVICE от {senderId} с {since}; осталось случаев: {left}',
    kk: '{senderId} жүйесінен KDP_SERVICE сұрауын {since} бастап күтудеміз; қалған жағдай: {left}',
    en: 'waiting for a KDP_SERVICE request of {senderId} since {since}; cases left: {left}',
  },
  report: {
    ru: 'ждём от {senderId} с {since}: принят ли ответ в случаях {numbers}',
    kk: '{senderId} жүйесінен {since} бастап күтудеміз: {numbers} жағдайларда жауап қабылданды ма',
    en: 'waiting for {senderId} since {since} to say whether it took the answers of cases {numbers}',
  },
} as const satisfies Record<string, Text>
