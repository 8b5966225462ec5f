import type { RuleId } from '../../../contract/rules.ts'
import type { Text } from '../../../contract/texts/text.ts'

/** What to do when a check fails, besides what its refusal says. */
const advice: Partial<Readonly<Record<RuleId, Text>>> = {
  'W-01': {
    ru: 'Уменьшите сообщение; файлы передавайте ссылкой.',
    kk: 'Хабарламаны кішірейтіңіз; файлдарды сілтемемен беріңіз.',
    en: 'Make the message smaller; pass files by reference.',
  },
  'W-02': {
    ru: 'Отправляйте UTF-8 и указывайте Content-Type: text/xml; charset=utf-8.',
    kk: 'UTF-8 түрінде жіберіп, Content-Type: text/xml; charset=utf-8 көрсетіңіз.',
    en: 'Send UTF-8 and say Content-Type: text/xml; charset=utf-8.',
  },
  'W-03': {
    ru: 'Исправьте XML в указанном месте; собирайте его библиотекой, а не склейкой строк.',
    kk: 'Көрсетілген жердегі XML-ді түзетіңіз; оны жолдарды жалғап емес, кітапханамен құрыңыз.',
    en: 'Correct the XML at the place named; build it with a library, not by joining strings.',
  },
  'W-04': {
    ru: 'Уберите DOCTYPE: SOAP его запрещает.',
    kk: 'DOCTYPE алып тастаңыз: SOAP оған тыйым салады.',
    en: 'Remove DOCTYPE: SOAP forbids it.',
  },
  'W-05': {
    ru: 'Уберите инструкции обработки <?…?>, кроме объявления XML.',
    kk: 'XML жариялауынан басқа <?…?> өңдеу нұсқауларын алып тастаңыз.',
    en: 'Remove processing instructions <?…?> other than the XML declaration.',
  },
  'W-06': {
    ru: 'Уменьшите вложенность или число элементов и атрибутов.',
    kk: 'Кірістіру тереңдігін немесе элементтер мен атрибуттар санын азайтыңыз.',
    en: 'Reduce the depth, or the number of elements and attributes.',
  },
  'W-07': {
    ru: 'Сделайте каждое значение Id единственным в сообщении.',
    kk: 'Әр Id мәнін хабарламада жалғыз етіңіз.',
    en: 'Make every Id value unique in the message.',
  },
  'W-10': {
    ru: 'Отправляйте конверт SOAP 1.1 корневым элементом.',
    kk: 'SOAP 1.1 конвертін түбір элемент ретінде жіберіңіз.',
    en: 'Send a SOAP 1.1 envelope as the root element.',
  },
  'W-11': {
    ru: 'Оставьте в Envelope только Header и Body.',
    kk: 'Envelope ішінде тек Header мен Body қалдырыңыз.',
    en: 'Keep Header and Body alone in Envelope.',
  },
  'W-12': {
    ru: 'Подпишите сообщение по WS-Security: Header/wsse:Security без actor.',
    kk: 'Хабарламаға WS-Security бойынша қол қойыңыз: actor-сыз Header/wsse:Security.',
    en: 'Sign by WS-Security: Header/wsse:Security without actor.',
  },
  'W-13': {
    ru: 'Поставьте в Security одну ds:Signature; бизнес-подписи стоят внутри data.',
    kk: 'Security ішіне бір ds:Signature қойыңыз; бизнес-қолтаңбалар data ішінде тұрады.',
    en: 'Put one ds:Signature into Security; business signatures stand inside data.',
  },
  'W-14': {
    ru: 'Signature содержит SignedInfo, SignatureValue и KeyInfo, в этом порядке.',
    kk: 'Signature ішінде осы ретпен SignedInfo, SignatureValue және KeyInfo болады.',
    en: 'Signature holds SignedInfo, SignatureValue and KeyInfo, in this order.',
  },
  'W-15': {
    ru: 'Выберите алгоритм из принимаемых (показаны рядом) по ключу сертификата.',
    kk: 'Сертификат кілтіне қарай қабылданатын алгоритмді таңдаңыз (қасында көрсетілген).',
    en: 'Choose one of the algorithms taken (shown beside), by the key of the certificate.',
  },
  'W-16': {
    ru: 'Подписывайте одну часть: Body.',
    kk: 'Бір ғана бөлікке қол қойыңыз: Body.',
    en: 'Sign one part: Body.',
  },
  'W-17': {
    ru: 'Оставьте в Transforms одно преобразование: exc-c14n.',
    kk: 'Transforms ішінде бір түрлендіру қалдырыңыз: exc-c14n.',
    en: 'Keep one transform in Transforms: exc-c14n.',
  },
  'W-18': {
    ru: 'DigestValue и SignatureValue — только base64, без комментариев, CDATA и лишних знаков.',
    kk: 'DigestValue мен SignatureValue — тек base64, түсініктемесіз, CDATA-сыз және артық таңбасыз.',
    en: 'DigestValue and SignatureValue are base64 alone: no comments, CDATA or other characters.',
  },
  'W-19': {
    ru: 'Поставьте wsu:Id на Body и сошлитесь на него в Reference: URI="#…".',
    kk: 'Body элементіне wsu:Id қойып, Reference ішінде соған сілтеңіз: URI="#…".',
    en: 'Put wsu:Id on Body and refer to it in Reference: URI="#…".',
  },
  'W-20': {
    ru: 'Оставьте в Body один элемент: SendMessage.',
    kk: 'Body ішінде бір элемент қалдырыңыз: SendMessage.',
    en: 'Keep one element in Body: SendMessage.',
  },
  'W-21': {
    ru: 'Назовите сертификат формой, которую шлюз принимает; сертификат, названный издателем и номером, сначала зарегистрируйте (shep explain: --certificate).',
    kk: 'Сертификатты шлюз қабылдайтын түрде көрсетіңіз; баспагері мен нөмірі арқылы аталған сертификатты алдымен тіркеңіз (shep explain: --certificate).',
    en: 'Name the certificate in a form the gateway takes; register first one that is named by issuer and serial number (shep explain: --certificate).',
  },
  'W-22': {
    ru: 'Выберите SignatureMethod по ключу сертификата или получите новый сертификат.',
    kk: 'SignatureMethod мәнін сертификат кілтіне қарай таңдаңыз немесе жаңа сертификат алыңыз.',
    en: 'Choose SignatureMethod by the key of the certificate, or get a new certificate.',
  },
  'W-25': {
    ru: 'Добавьте сертификаты своего центра в доверенные (SHEP_TRUST, --trust) или подпишите сертификатом доверенного центра.',
    kk: 'Өз орталығыңыздың сертификаттарын сенімділерге қосыңыз (SHEP_TRUST, --trust) немесе сенімді орталықтың сертификатымен қол қойыңыз.',
    en: 'Add the certificates of your authority to the trusted ones (SHEP_TRUST, --trust), or sign with a certificate of a trusted one.',
  },
  'W-26': {
    ru: 'Возьмите действующий сертификат и проверьте часы.',
    kk: 'Қолданыстағы сертификатты алып, сағатты тексеріңіз.',
    en: 'Take a certificate that is in force, and check the clock.',
  },
  'W-27': {
    ru: 'Возьмите сертификат, назначение которого — подпись.',
    kk: 'Мақсаты қол қою болып табылатын сертификатты алыңыз.',
    en: 'Take a certificate whose usage is signing.',
  },
  'W-28': {
    ru: 'Два движка прочли сообщение по-разному: упростите его (один Id на элемент, без редких символов) и сообщите разработчикам эмулятора.',
    kk: 'Екі қозғалтқыш хабарламаны әртүрлі оқыды: оны қарапайымдатып (элементке бір Id, сирек таңбасыз), эмулятор әзірлеушілеріне хабарлаңыз.',
    en: 'The two engines read the message differently: make it plainer (one Id an element, no rare characters), and tell the makers of the emulator.',
  },
}

/** Undefined where the conclusion says it: a digest or a signature that is wrong. */
export const adviceFor = (rule: RuleId): Text | undefined => advice[rule]
