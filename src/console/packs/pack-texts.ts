import type { Text } from '../../certification/text.ts'

/** What the pages of packs say around the words of their cases. */
export const packTexts = {
  packs: { ru: 'Наборы проверок', kk: 'Тексеру жинақтары', en: 'Packs of cases' },
  packsAbout: {
    ru: 'Враждебный шлюз отвечает клиенту сессии плохими ответами и смотрит, примет ли он их. Самопроверка отправляет враждебные сообщения самому эмулятору. На вердикты акта ни то, ни другое не влияет: это его приложение.',
    kk: 'Жау шлюз сессия клиентіне жаман жауаптар беріп, оларды қабылдайтынын бақылайды. Өзін-өзі тексеру жау хабарламаларды эмулятордың өзіне жібереді. Екеуі де акт шешімдеріне әсер етпейді: бұл оның қосымшасы.',
    en: 'The hostile gateway gives the client of a session bad answers and watches whether it takes them. The self-test sends hostile messages to the emulator itself. Neither changes a verdict of the act: they are its annex.',
  },
  packsNoSession: {
    ru: 'Сессий ещё нет: откройте сессию по одобренной заявке.',
    kk: 'Әзірге сессия жоқ: мақұлданған өтінім бойынша сессия ашыңыз.',
    en: 'There is no session yet: open one for an approved application.',
  },
  packsClient: { ru: 'Враждебный шлюз', kk: 'Жау шлюз', en: 'Hostile gateway' },
  packsClientText: {
    ru: 'Пока он включён, на успешные запросы KDP_SERVICE этой сессии приходят ответы набора, по одному: {count} случаев, верные среди них. Клиент сообщает, принял ли он ответ; предъявленный владельцу данных токен виден и без сообщения.',
    kk: 'Ол қосулы кезде осы сессияның сәтті KDP_SERVICE сұрауларына жинақ жауаптары бір-бірден келеді: {count} жағдай, араларында дұрыстары бар. Клиент жауапты қабылдаған-қабылдамағанын хабарлайды; деректер иесіне ұсынылған токен хабарсыз да көрінеді.',
    en: 'While it is on, successful KDP_SERVICE requests of this session get the answers of the pack, one after another: {count} cases, good ones among them. The client says whether it took an answer; a token shown to a data owner is seen without a report.',
  },
  packsClientNone: {
    ru: 'Ещё не включался. Включите его, и пусть клиент запрашивает токены.',
    kk: 'Әлі қосылмаған. Қосыңыз да, клиент токендер сұрасын.',
    en: 'It has not been on yet. Turn it on, and let the client ask for tokens.',
  },
  packsOn: { ru: 'Включён с {at}.', kk: '{at} бастап қосулы.', en: 'On since {at}.' },
  packsStart: { ru: 'Включить', kk: 'Қосу', en: 'Turn on' },
  packsStop: { ru: 'Выключить', kk: 'Өшіру', en: 'Turn off' },
  packsSelfTest: {
    ru: 'Самопроверка шлюза',
    kk: 'Шлюзді өзін-өзі тексеру',
    en: 'Self-test of the gateway',
  },
  packsSelfTestText: {
    ru: 'Отправляет эмулятору {count} враждебных сообщений и сравнивает каждый отказ с ожидаемым.',
    kk: 'Эмуляторға {count} жау хабарлама жіберіп, әр бас тартуды күтілгенмен салыстырады.',
    en: 'Sends {count} hostile messages to the emulator and compares each refusal with the one it must meet.',
  },
  packsSelfTestAlone: {
    ru: 'Здесь — без сессии; со страницы сессии результат сохраняется за ней.',
    kk: 'Мұнда — сессиясыз; сессия бетінен іске қосылса, нәтиже соған сақталады.',
    en: 'Here without a session; from the page of a session the result is kept with it.',
  },
  packsSelfTestNone: {
    ru: 'Ещё не выполнялась.',
    kk: 'Әлі орындалмаған.',
    en: 'It has not been run yet.',
  },
  packsPlay: {
    ru: 'Выполнить самопроверку',
    kk: 'Өзін-өзі тексеруді орындау',
    en: 'Run the self-test',
  },
  packsClosed: {
    ru: 'Сессия закрыта: включить, сообщить или выполнить здесь больше ничего нельзя.',
    kk: 'Сессия жабық: мұнда бұдан былай қосуға, хабарлауға немесе орындауға болмайды.',
    en: 'The session is closed: nothing can be turned on, reported or run here any more.',
  },
  packsNotYet: { ru: 'ещё не было', kk: 'әлі болған жоқ', en: 'not yet' },
  packsNever: { ru: 'не было', kk: 'болған жоқ', en: 'never' },
  packsPassed: { ru: 'пройден', kk: 'өтті', en: 'passed' },
  packsNotPassed: { ru: 'не пройден', kk: 'өтпеді', en: 'not passed' },
  packsRunning: { ru: 'идёт', kk: 'жүріп жатыр', en: 'running' },
  packsTotals: {
    ru: 'случаев {cases}: пройдено {passed}, не пройдено {failed}, без решения {inconclusive}',
    kk: '{cases} жағдай: өтті {passed}, өтпеді {failed}, шешімсіз {inconclusive}',
    en: '{cases} cases: {passed} passed, {failed} failed, {inconclusive} inconclusive',
  },
  packsRunOf: { ru: 'Прогон от {at}', kk: '{at} орындалуы', en: 'Run of {at}' },
  packsRunId: { ru: 'Номер прогона', kk: 'Орындалу нөмірі', en: 'Id of the run' },
  packsFinished: { ru: 'Закончен', kk: 'Аяқталды', en: 'Finished' },
  packsWaiting: { ru: 'ждёт', kk: 'күтуде', en: 'waiting' },
  packsCase: {
    ru: 'Случай и что ожидается',
    kk: 'Жағдай және не күтіледі',
    en: 'Case, and what is expected',
  },
  packsCases: { ru: 'Случаи', kk: 'Жағдайлар', en: 'Cases' },
  packsEnding: { ru: 'Что вышло', kk: 'Не шықты', en: 'What came of it' },
  packsEvidence: { ru: 'где это видно', kk: 'қайдан көрінеді', en: 'where it is seen' },
  packsJunit: {
    ru: 'Последний прогон в виде JUnit',
    kk: 'Соңғы орындалу JUnit түрінде',
    en: 'The latest run as JUnit',
  },
  packsReport: { ru: 'Что сделал клиент', kk: 'Клиент не істеді', en: 'What the client did' },
  packsReportText: {
    ru: 'Первое слово об ответе остаётся. Клиент может сообщать сам: POST /api/v1/sessions/ID/packs/client/reports.',
    kk: 'Жауап туралы алғашқы сөз сақталады. Клиент өзі хабарлай алады: POST /api/v1/sessions/ID/packs/client/reports.',
    en: 'The first word on an answer stays. A client may report by itself: POST /api/v1/sessions/ID/packs/client/reports.',
  },
  packsAnswer: { ru: 'Ответ', kk: 'Жауап', en: 'Answer' },
  packsOutcome: { ru: 'Клиент', kk: 'Клиент осы жауапты', en: 'The client' },
  packsRefused: { ru: 'отверг ответ', kk: 'қабылдамады', en: 'refused it' },
  packsAccepted: { ru: 'принял ответ', kk: 'қабылдады', en: 'took it' },
  packsReportButton: { ru: 'Сообщить', kk: 'Хабарлау', en: 'Report' },
  packsOfSession: {
    ru: 'Враждебный шлюз и самопроверка',
    kk: 'Жау шлюз және өзін-өзі тексеру',
    en: 'Hostile gateway and self-test',
  },
} as const satisfies Record<string, Text>
