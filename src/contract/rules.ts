/** One clause a participant, or we, must keep. Scenarios, fixtures, refusals and the act cite it by id. */
export interface Rule {
  readonly level: 'must' | 'should'
  /** `norm`: an order or a law says so. `seen`: public clients show it. `ours`: the emulator's own convention. */
  readonly basis: 'norm' | 'seen' | 'ours'
  readonly source: string
  readonly text: string
}

const must = (basis: Rule['basis'], source: string, text: string): Rule => ({
  level: 'must',
  basis,
  source,
  text,
})
const should = (basis: Rule['basis'], source: string, text: string): Rule => ({
  level: 'should',
  basis,
  source,
  text,
})

const GATE = 'Правила приёма эмулятора'
const WSS = 'WS-Security 1.0, XMLDSig'
const BUSINESS = 'XMLDSig; подпись бизнес-данных'
const R144_3 = '№ 144/НҚ, п. 6(1)'
const R144_4 = '№ 144/НҚ, п. 6(2)'
const R236 = '№ 236/НҚ'

/**
 * W-… are the clauses of the wire, in the order in which the gateway checks them.
 * CMS-… and TSP-… are about detached signatures and time stamps.
 * R-… are the clauses of the orders on the service of control of access to personal data (КДП).
 */
export const rules = {
  'W-01': must('ours', GATE, 'Размер сообщения не больше установленного'),
  'W-02': must('ours', 'XML 1.0, 4.3.3', 'Кодировка известна, и байты ей соответствуют'),
  'W-03': must(
    'seen',
    'XML 1.0; Namespaces in XML',
    'Сообщение — правильно построенный XML с объявленными пространствами имён',
  ),
  'W-04': must('norm', 'SOAP 1.1, 3', 'В сообщении нет DOCTYPE'),
  'W-05': must('norm', 'SOAP 1.1, 3', 'В сообщении нет инструкций обработки'),
  'W-06': must('ours', GATE, 'Глубина, число элементов, атрибутов и длина имён в пределах'),
  'W-07': must('ours', 'XMLDSig 4.4.3.2', 'Значения Id не повторяются'),
  'W-10': must('norm', 'SOAP 1.1, 4', 'Корень — soap:Envelope'),
  'W-11': must('norm', 'SOAP 1.1, 4', 'В Envelope ровно Header и Body'),
  'W-12': must('seen', WSS, 'В Header один wsse:Security, адресованный шлюзу'),
  'W-13': must('seen', WSS, 'В Security одна ds:Signature'),
  'W-14': must('seen', WSS, 'В Signature ровно SignedInfo, SignatureValue и KeyInfo'),
  'W-15': must('seen', WSS, 'Алгоритмы подписи из разрешённого списка'),
  'W-16': must('seen', WSS, 'В SignedInfo одна ссылка Reference'),
  'W-17': must('seen', WSS, 'У ссылки одно преобразование: исключительная каноникализация'),
  'W-18': must('ours', 'CVE-2025-29775', 'DigestValue и SignatureValue — простой текст base64'),
  'W-19': must('seen', WSS, 'Ссылка указывает на Id самого Body'),
  'W-20': must('norm', 'SOAP 1.1, 4.3; WSDL document/literal', 'В Body один элемент'),
  'W-21': must('seen', WSS, 'KeyInfo называет сертификат отправителя'),
  'W-22': must('ours', 'ЭЦП, 1', 'Алгоритм подписи соответствует ключу сертификата'),
  'W-23': must('seen', WSS, 'Хэш подписанного Body совпадает с DigestValue'),
  'W-24': must('seen', WSS, 'Значение подписи верно'),
  'W-25': must('seen', 'RFC 5280, 6.1', 'Цепочка сертификата ведёт к доверенному центру'),
  'W-26': must('seen', 'RFC 5280, 6.1.3', 'Сертификат действует на момент получения'),
  'W-27': must('seen', 'RFC 5280, 4.2.1.3', 'Назначение ключа допускает подпись'),
  'W-28': must(
    'ours',
    'Два движка проверки',
    'Оба движка дали одно и то же решение об одних и тех же байтах',
  ),
  'W-29': should('ours', GATE, 'Сообщение проверено без послаблений'),
  'W-30': must('seen', 'SyncChannel v10', 'Сообщение соответствует контракту SendMessage'),
  'W-31': must('seen', 'SyncChannel v10, SenderInfo', 'Отправитель зарегистрирован, пароль верен'),
  'W-32': must('seen', 'SyncChannel v10, SenderInfo', 'Сертификат подписи принадлежит отправителю'),
  'W-33': must('seen', 'SyncChannel v10, serviceId', 'Услуга с таким serviceId существует'),
  'W-34': should('ours', 'SyncChannel v10, messageId', 'messageId не повторяется'),
  'W-40': must('ours', 'RFC 5280, 6.3; RFC 6960', 'Сведения об отзыве получены и читаются'),
  'W-41': must(
    'ours',
    'RFC 5280, 6.3.3; RFC 6960, 4.2.2.2',
    'Сведения об отзыве подписаны тем, кто вправе',
  ),
  'W-43': must(
    'ours',
    'RFC 6960, 3.2',
    'Сведения об отзыве — о том сертификате, о котором спрошено',
  ),
  'W-50': must('seen', BUSINESS, 'Подписанная часть бизнес-данных вырезается по режиму услуги'),
  'W-51': must('seen', BUSINESS, 'Бизнес-данные подписаны'),
  'W-52': must('seen', BUSINESS, 'Подписи бизнес-данных стоят последними в подписанном элементе'),
  'W-53': must(
    'ours',
    'XMLDSig 4.1',
    'В подписи бизнес-данных ровно SignedInfo, SignatureValue и KeyInfo',
  ),
  'W-54': must('seen', BUSINESS, 'Алгоритмы подписи бизнес-данных из разрешённого списка'),
  'W-55': must('seen', BUSINESS, 'Подпись бизнес-данных охватывает весь подписанный элемент'),
  'W-56': must('seen', BUSINESS, 'Хэш бизнес-данных совпадает с DigestValue'),
  'W-57': must('seen', BUSINESS, 'Значение подписи бизнес-данных верно'),
  'W-58': must('seen', 'RFC 5280, 6.1', 'Сертификат подписи бизнес-данных принят'),
  'W-59': should(
    'seen',
    'паспорт услуги',
    'Бизнес-данные подписаны ключом организации отправителя',
  ),
  'R-028': must(
    'norm',
    `${R236}, п. 11`,
    'Десять успешных ответов с токеном безопасности в тестовой среде',
  ),
  'R-020': must('norm', `${R236}, п. 4`, 'Заявка на интеграцию подана и одобрена'),
  'R-021': must('norm', `${R236}, п. 5`, 'Заявка содержит пять обязательных сведений'),
  'R-022': must('norm', `${R236}, п. 7`, 'В заявке выбран один способ запроса'),
  'R-027': must('norm', `${R236}, п. 10(2)`, 'Открытая часть ключа ЭЦП передана'),
  'R-031': must('norm', `${R236}, п. 7`, 'Способ запроса предоставлен одобренной заявкой'),
  'R-032': must('norm', '№ 144/НҚ, п. 6', 'Одноразовый код для этого способа не применяется'),
  'R-045': must(
    'ours',
    'восстановлено по № 144/НҚ, п. 6(1)',
    'Собственные средства банка: проверки проактивной услуги без её кода',
  ),
  'R-050': must('norm', R144_3, 'Согласие получено биометрией, ЭЦП или на бумаге'),
  'R-052': must('norm', R144_3, 'Токен верификации приложен'),
  'R-053': must('norm', R144_3, 'Подпись токена верификации верна'),
  'R-054': must('norm', R144_3, 'БИН соответствует коду проактивной услуги'),
  'R-055': must('norm', R144_3, 'БИН токена верификации равен БИН запроса'),
  'R-056': must('norm', R144_3, 'Способ доступа соответствует способу в токене верификации'),
  'R-057': must('norm', R144_3, 'Дата формирования токена верификации допустима'),
  'R-058': must('norm', R144_3, 'Токен безопасности выдан на период оказания проактивной услуги'),
  'R-061': must('norm', R144_4, 'Токен верификации приложен'),
  'R-062': must('norm', R144_4, 'Подпись токена верификации верна'),
  'R-063': must('norm', R144_4, 'БИН допущен к режиму протоколирования'),
  'R-064': must('norm', R144_4, 'БИН токена верификации равен БИН запроса'),
  'R-065': must('norm', R144_4, 'Дата формирования токена верификации допустима'),
  'R-066': must('norm', R144_4, 'Токен безопасности выдан на 15 минут'),
  'R-068': must(
    'norm',
    R144_4,
    'Есть отметка об отсутствии согласия и код основания из справочника',
  ),
  'R-090': must(
    'norm',
    '№ 144/НҚ, п. 6(1), 6(2), 6(3)',
    'Токен безопасности соответствует запросу и не истёк',
  ),
  'R-091': must(
    'ours',
    'восстановлено по № 144/НҚ, п. 6',
    'Токен подписан КДП и выдан на этот ИИН, БИН и услугу',
  ),
  'R-092': must('ours', 'безопасность', 'Ключ проверки токена берётся не из запроса'),
  'R-110': must('norm', `${R236}, п. 2(8)`, 'Токен безопасности — JWT'),
  'CMS-01': must(
    'norm',
    'RFC 5652, 5.3; RFC 5035, 5',
    'Сертификат подписавшего есть, и подписанный атрибут называет именно его',
  ),
  'CMS-02': must(
    'norm',
    'RFC 5652, 11.1, 11.2',
    'Подписанные атрибуты называют тип и хэш содержимого',
  ),
  'CMS-03': must('norm', 'RFC 5652, 5.6', 'Подпись над подписанными атрибутами верна'),
  'TSP-01': must('norm', 'RFC 3161, 2.4.2', 'Метка времени поставлена на эти данные'),
  'TSP-02': must('norm', 'RFC 3161, 2.4.2', 'Метка времени повторяет nonce запроса'),
  'TSP-03': must('norm', 'RFC 3161, 2.4.2', 'Метка времени поставлена по запрошенной политике'),
  'TSP-04': must(
    'norm',
    'RFC 3161, 2.3',
    'Сертификат метки времени предназначен только для меток времени, и это критично',
  ),
  'Q-06': must('ours', 'соглашение эмулятора', 'Срок токена не больше 24 часов'),
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

export const levelOf = (id: RuleId): Rule['level'] => rules[id].level
