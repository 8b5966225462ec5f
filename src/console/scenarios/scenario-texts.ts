import type { Text } from '../../certification/text.ts'

/** What the pages of scenarios say around the words of their steps and clauses. */
export const scenarioTexts = {
  scenarios: { ru: 'Сценарии', kk: 'Сценарийлер', en: 'Scenarios' },
  scenariosAbout: {
    ru: 'Что сессия должна показать. Эмулятор ищет это в журнале сам; запускать ничего не нужно. Акту нужен только KDP-01, остальное — его приложение. Состояние и вердикт — разное: не сыгранное не проверено, и это не «пройдено».',
    kk: 'Сессия нені көрсетуі тиіс. Эмулятор мұны журналдан өзі іздейді; ештеңе іске қосудың қажеті жоқ. Актіге тек KDP-01 керек, қалғаны — оның қосымшасы. Күй мен шешім — бөлек: ойналмағаны тексерілмеген, бұл «өтті» емес.',
    en: 'What the session should show. The emulator looks for it in the journal; nothing has to be started. The act needs KDP-01 alone, the rest is its annex. State and verdict are two things: what was not played is not checked, and that is no pass.',
  },
  scenarioState: { ru: 'Состояние', kk: 'Күйі', en: 'State' },
  scenarioNotStarted: { ru: 'не начат', kk: 'басталмаған', en: 'not started' },
  scenarioUnderWay: { ru: 'идёт', kk: 'жүріп жатыр', en: 'under way' },
  scenarioDone: { ru: 'сыгран', kk: 'ойналды', en: 'played' },
  scenarioClosed: { ru: 'сессия закрыта', kk: 'сессия жабылды', en: 'session closed' },
  scenarioWaits: { ru: 'Кого ждём', kk: 'Кімді күтудеміз', en: 'Whom it waits for' },
  scenarioSince: {
    ru: 'Считаются сообщения с',
    kk: 'Хабарламалар есептеледі',
    en: 'Messages since',
  },
  scenarioStepMet: { ru: 'состоялся', kk: 'болды', en: 'took place' },
  scenarioStepWaiting: { ru: 'ждём', kk: 'күтудеміз', en: 'waited for' },
  scenarioStepNotRun: { ru: 'не выполнялся', kk: 'орындалмады', en: 'not run' },
  scenarioAttempts: {
    ru: 'Другие попытки: {count}',
    kk: 'Басқа әрекеттер: {count}',
    en: 'Other attempts: {count}',
  },
  scenarioEvidence: {
    ru: 'Где в сообщении',
    kk: 'Хабарламаның қай жерінде',
    en: 'Where in the message',
  },
  scenarioBytes: { ru: 'байты {from}–{to}', kk: '{from}–{to} байттары', en: 'bytes {from}–{to}' },
  scenarioFound: { ru: 'Что найдено', kk: 'Не табылды', en: 'What was found' },
  scenarioAgain: { ru: 'Начать заново', kk: 'Қайта бастау', en: 'Begin anew' },
  scenarioAllAgain: {
    ru: 'Начать все заново',
    kk: 'Бәрін қайта бастау',
    en: 'Begin all anew',
  },
  scenarioAgainText: {
    ru: 'Прежние сообщения останутся в журнале и в счёте акта, но в новый прогон не войдут.',
    kk: 'Бұрынғы хабарламалар журналда және акт есебінде қалады, бірақ жаңа орындалуға кірмейді.',
    en: 'Earlier messages stay in the journal and in the count of the act, and are no part of the new run.',
  },
} as const satisfies Record<string, Text>
