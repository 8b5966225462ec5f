import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** The clauses on access, consents and breaches, and those of the bureau's façade, in Kazakh and English. */
export const accessTexts = {
  'W-60': { kk: 'Жіберуші HTTP Basic арқылы аталған', en: 'The sender is named by HTTP Basic' },
  'W-61': { kk: 'SOAP Header ішінде userId аталған', en: 'SOAP Header names the userId' },
  'W-62': {
    kk: 'Body ішінде бюро сервисінің операцияларының бірі',
    en: "Body holds one of the operations of the bureau's service",
  },
  'R-011': {
    kk: 'Келісімді субъект немесе оның заңды өкілі береді, бермейді және қайтарып алады',
    en: 'Consent is given, refused and withdrawn by the subject or a legal representative',
  },
  'R-069': {
    kk: '9-баптың (4), (6), (8), (9-3) тармақшалары бойынша келісімсіз қолжетімділік туралы субъектіге хабарланады',
    en: 'The subject is told of access without consent under art. 9(4), (6), (8), (9-3)',
  },
  'R-081': {
    kk: 'Мұндай сұрау өңделіп жатпағаны тексерілген',
    en: 'Whether such a request is in processing already has been checked',
  },
  'R-082': {
    kk: 'Өңделіп жатқан сұрау бойынша екінші SMS жіберілмейді',
    en: 'For a request in processing no second SMS is sent',
  },
  'R-084': {
    kk: 'МАБ-та субъектінің нөмірі бар, әйтпесе порталда тіркелу керек',
    en: 'The base of mobile citizens has a number of the subject; otherwise registration on the portal is needed',
  },
  'R-085': { kk: 'Субъектіге сұрауы бар SMS жіберілген', en: 'The subject was asked by SMS' },
  'R-086': {
    kk: 'Күту мәртебесі және сұраудың сәйкестендіргіші қайтарылған',
    en: 'The status of waiting and the identifier of the request are returned',
  },
  'R-087': {
    kk: 'Қайталанған сұрау өз сұрауының сәйкестендіргішін атайды',
    en: 'A repeated request names the identifier of its request',
  },
  'R-088': {
    kk: 'Токен субъектінің осы сұрауға жауабы бойынша берілген',
    en: "The token is issued by the subject's answer to this request",
  },
  'R-100': {
    kk: 'Жауап күтілген кезде сұрауды қайталау ештеңені өзгертпейді',
    en: 'Repeating a request while its answer is awaited changes nothing',
  },
  'Q-08': { kk: 'Бір реттік кодты субъект жібереді', en: 'The subject sends the one-time code' },
  'R-111': {
    kk: 'Барлық мерзімдер бір сағатпен жүреді, тарих кері жазылмайды',
    en: 'All terms go by one clock, and no history is written backwards',
  },
  'R-120': {
    kk: 'Келісім мемлекеттік сервис арқылы беріледі, берілмейді және қайтарып алынады',
    en: 'Consent is given, refused and withdrawn through the state service',
  },
  'R-123': {
    kk: 'Үшінші тұлғаларға, шетелге және ашық көздерге — тек бөлек келісіммен',
    en: 'To third parties, abroad and to public sources only by a consent of its own',
  },
  'R-124': {
    kk: 'Келісімде заң талап ететіннің бәрі бар',
    en: 'The consent holds all that the law asks for',
  },
  'R-125': {
    kk: 'Қайтарып алуды оператор 15 жұмыс күнінде қарады; бас тарту уәжді',
    en: 'The operator decides on a withdrawal within 15 working days; a refusal has its reason',
  },
  'R-126': {
    kk: 'Қайтарып алынған келісім бойынша қолжетімділік жоқ',
    en: 'A withdrawn consent opens nothing',
  },
  'R-130': {
    kk: 'Деректермен жасалатын жеті әрекет туралы субъектіге хабарланады',
    en: 'The subject is told of the seven actions with the data',
  },
  'R-132': {
    kk: 'Қолжетімділік тарихы кезең үшін беріледі',
    en: 'The history of access is told for a period',
  },
  'R-133': {
    kk: 'Келісім талап етсе, үшінші тұлғаларға беру туралы субъектіге 10 жұмыс күнінде хабарланған',
    en: 'Of a transfer to third parties, where the consent asks so, the subject is told within 10 working days',
  },
  'R-140': {
    kk: 'Қауіпсіздіктің бұзылуы: заңсыз тарату, өзгерту, жою, рұқсатсыз тарату немесе қолжетімділік',
    en: 'A breach: unlawful distribution, change or destruction, unauthorised distribution or access',
  },
  'R-141': {
    kk: 'Меншік иесі немесе оператор уәкілетті органға анықталған сәттен бастап бір жұмыс күні ішінде хабарлайды',
    en: 'The owner or operator notifies the authorised body within a working day of detection',
  },
  'R-142': {
    kk: 'Хабарламада құқықтық, ұйымдастырушылық және техникалық шаралар мен субъектілердің деректері; жауапты тұлғаның байланысы, ол болса',
    en: 'The notice holds legal, organisational and technical measures and the subjects; the contact of who is responsible, if there is one',
  },
  'R-143': {
    kk: 'Ақпараттық қауіпсіздік органы бір жұмыс күні ішінде хабарлайды: жою шаралары мен субъектілердің деректері',
    en: 'A body of information security notifies within a working day: measures of elimination and the subjects',
  },
  'R-144': {
    kk: 'Хабарлама — хабарлаушының ЭЦҚ-сы қойылған электрондық құжат',
    en: 'The notice is an electronic document signed by who notifies',
  },
  'R-145': {
    kk: 'Субъектілерге қаупі бар бұзылу туралы уәкілетті орган операторға бір жұмыс күні ішінде хабарлайды: шаралар, деректер, байланыс',
    en: 'Of a breach with risk for subjects the authorised body tells the operator within a working day: measures, subjects, contact',
  },
  'R-146': {
    kk: 'Оператор субъектілерге кабинетте немесе қысқа хабарламамен хабарлайды; мерзімі жоқ',
    en: 'The operator tells the subjects in the cabinet or by short message; there is no term',
  },
  'R-147': {
    kk: 'Тек аты белгілі субъект хабарлау мүмкін емес деп көрсетілген',
    en: 'A subject known by name alone is shown as one who cannot be told',
  },
  'R-148': {
    kk: 'Мерзімдер жұмыс күндерімен жүреді: жұмада анықталса — дүйсенбінің соңына дейін',
    en: 'Terms run in working days: detected on Friday, due by the end of Monday',
  },
  'R-149': {
    kk: 'Қағидалар 2026 жылғы наурыздағы редакцияда; 12.07.2026 бастап қолданылатын редакцияға орын қалдырылған',
    en: 'The rules of March 2026; a place is kept for the edition in force from 12.07.2026',
  },
  'R-162': {
    kk: 'Бір бұзылудың екі миллион субъектісі: әрқайсысына, іркілістен кейін де, дәл бір рет хабарланған',
    en: 'Two million subjects of one breach: each told exactly once, also after a crash',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
