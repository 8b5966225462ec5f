/** What the printed act says around the facts: Russian first, Kazakh beside it. */
export interface Pair {
  readonly ru: string
  readonly kk: string
}

const pair = (ru: string, kk: string): Pair => ({ ru, kk })

export const title = pair('Акт тестирования', 'Тестілеу актісі')

export const subtitle = pair(
  'десять успешных ответов с токеном безопасности (приказ № 236/НҚ от 08.07.2022, пункт 11)',
  'қауіпсіздік токені бар он сәтті жауап (2022 жылғы 8 шілдедегі № 236/НҚ бұйрық, 11-тармақ)',
)

export const origin = {
  heading: pair('ПРОЕКТ. СОСТАВЛЕН НА ЭМУЛЯТОРЕ', 'ЖОБА. ЭМУЛЯТОРДА ЖАСАЛДЫ'),
  build: pair('Сборка', 'Жинақ'),
  profile: pair('Профиль', 'Профиль'),
  engines: pair('Движки проверки', 'Тексеру қозғалтқыштары'),
  gateway: pair('Сертификат шлюза, SHA-256', 'Шлюз сертификаты, SHA-256'),
  json: pair('act.json, SHA-256', 'act.json, SHA-256'),
  timeStamp: pair('Метка времени', 'Уақыт белгісі'),
}

export const headings = {
  participant: pair('Участник', 'Қатысушы'),
  totals: pair('Итоги', 'Қорытынды'),
  application: pair('Заявка', 'Өтінім'),
  responses: pair(
    'Успешные ответы с токеном безопасности',
    'Қауіпсіздік токені бар сәтті жауаптар',
  ),
  exchanges: pair('Токены у владельца данных', 'Токендер деректер иесінде'),
  notCounted: pair('Сообщения, которые не засчитаны', 'Есептелмеген хабарламалар'),
  clauses: pair('Пункты, на которые опирается акт', 'Акт сүйенетін тармақтар'),
  limits: pair('Чего акт не утверждает', 'Акт нені растамайды'),
  signatures: pair('Подписи сторон', 'Тараптардың қолдары'),
  packs: pair('Приложение: враждебные случаи', 'Қосымша: жау жағдайлар'),
}

export const packs = {
  note: pair(
    'На число успешных ответов не влияет. Показано только то, что не прошло.',
    'Сәтті жауаптар санына әсер етпейді. Тек өтпегені көрсетілген.',
  ),
  gateway: pair('Враждебные сообщения против шлюза', 'Шлюзге қарсы жау хабарламалар'),
  client: pair('Враждебный шлюз против клиента', 'Клиентке қарсы жау шлюз'),
  passed: pair('пройдено', 'өтті'),
  failed: pair('не пройдено', 'өтпеді'),
  number: pair('№, пункт', '№, тармақ'),
  case: pair('Случай', 'Жағдай'),
  ending: pair('Чем кончилось', 'Немен аяқталды'),
}

export const participant = {
  name: pair('Наименование', 'Атауы'),
  bin: pair('БИН', 'БСН'),
  senderId: pair('senderId в ШЭП', 'ЭҮШ-тегі senderId'),
}

export const totals = {
  session: pair('Сессия', 'Сессия'),
  opened: pair('Открыта', 'Ашылды'),
  closed: pair('Закрыта', 'Жабылды'),
  log: pair('Контрольная точка журнала событий', 'Оқиғалар журналының бақылау нүктесі'),
  responses: pair('Успешных ответов с токеном', 'Токені бар сәтті жауаптар'),
  accepted: pair('Токен принят владельцем данных', 'Деректер иесі қабылдады'),
  refused: pair('Токен отклонён владельцем данных', 'Деректер иесі қабылдамады'),
  notPresented: pair('Токен не предъявлен', 'Токен ұсынылмады'),
  received: pair('Всего сообщений в сессии', 'Барлық хабарламалар'),
  notCounted: pair('Сообщений не засчитано', 'Есептелмеген хабарламалар'),
  required: pair('требуется', 'талап етіледі'),
}

export const application = {
  id: pair('Номер', 'Нөмірі'),
  method: pair('Способ запроса', 'Сұрау тәсілі'),
  approved: pair('Одобрена', 'Мақұлданды'),
  codes: pair('Коды проактивных услуг', 'Проактивті қызметтердің кодтары'),
  until: pair('Конец периода проактивной услуги', 'Проактивті қызмет кезеңінің соңы'),
}

export const columns = {
  number: pair('№', ''),
  ids: pair('messageId, токен, запись журнала', 'messageId, токен, журнал жазбасы'),
  shownIds: pair('messageId, запись журнала', 'messageId, журнал жазбасы'),
  times: pair('Получено, отвечено', 'Алынды, жауап берілді'),
  service: pair('Сервис, решение', 'Сервис, шешім'),
  owner: pair('Владелец данных', 'Деректер иесі'),
  verdict: pair('Решение владельца', 'Иесінің шешімі'),
  digests: pair('SHA-256 запроса, ответа', 'Сұраудың, жауаптың SHA-256'),
  reason: pair('Почему не засчитано', 'Неге есептелмеді'),
}

export const verdicts = {
  token: pair('токен выдан', 'токен берілді'),
  accepted: pair('принят', 'қабылданды'),
  refused: pair('отклонён', 'қабылданбады'),
  'not-presented': pair('не предъявлен', 'ұсынылмады'),
}

export const bases = {
  norm: pair('норма', 'норма'),
  seen: pair('по открытым клиентам', 'ашық клиенттер бойынша'),
  ours: pair('соглашение эмулятора', 'эмулятор келісімі'),
}

export const signature = {
  organisation: pair('Организация', 'Ұйым'),
  position: pair('Должность', 'Лауазымы'),
  name: pair('Фамилия, инициалы', 'Тегі, аты-жөні'),
  sign: pair('Подпись', 'Қолы'),
  date: pair('Дата', 'Күні'),
  stamp: pair('М.П.', 'М.О.'),
}

export const notes = {
  times: pair('Время Астаны (UTC+5) / Астана уақыты (UTC+5).', ''),
  none: pair('Нет.', 'Жоқ.'),
  emulator: pair('составлен на эмуляторе', 'эмуляторда жасалған'),
}

export const pageOf = (number: number, all: number): string =>
  `стр. ${number} из ${all} · ${all} беттің ${number}-беті`
