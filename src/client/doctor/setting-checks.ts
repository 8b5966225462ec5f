import type { CheckTexts } from './check-texts.ts'

/** What is asked of an application and of the settings of the emulator before a run. */
export const settingChecks = {
  'PRE-01': {
    title: { ru: 'Заявка одобрена', kk: 'Өтінім мақұлданған', en: 'The application is approved' },
    expected: {
      ru: 'состояние approved',
      kk: 'күйі approved',
      en: 'its state is approved',
    },
    advice: {
      ru: 'Доведите заявку до одобрения: до него ни один ответ не засчитывается (№ 236/НҚ)',
      kk: 'Өтінімді мақұлдауға жеткізіңіз: оған дейін бірде-бір жауап есептелмейді (№ 236/НҚ)',
      en: 'Have the application approved: before that no response counts (order 236)',
    },
  },
  'PRE-02': {
    title: {
      ru: 'Способ запроса разрешён этой заявкой',
      kk: 'Сұрау тәсіліне осы өтінім рұқсат береді',
      en: 'The method is granted by this application',
    },
    expected: {
      ru: 'последняя одобренная заявка этого способа — эта',
      kk: 'осы тәсіл бойынша соңғы мақұлданған өтінім — осы',
      en: 'it is the latest approved application for its method',
    },
    advice: {
      ru: 'Ответы даются по последней одобренной заявке способа: откройте сессию по ней',
      kk: 'Жауаптар тәсілдің соңғы мақұлданған өтінімі бойынша беріледі: сессияны сол бойынша ашыңыз',
      en: 'Answers are given under the latest approved application of a method: open the session over that one',
    },
  },
  'PRE-03': {
    title: {
      ru: 'Отзыв сертификата проверяется, и он не отозван',
      kk: 'Сертификаттың қайтарылуы тексеріледі, ол қайтарылмаған',
      en: 'Revocation of the certificate can be asked about, and it is not revoked',
    },
    expected: {
      ru: 'правила W-40…W-44 выполнены',
      kk: 'W-40…W-44 ережелері орындалған',
      en: 'rules W-40 to W-44 hold',
    },
    advice: {
      ru: 'Отозван — зарегистрируйте новый; нет сведений — настройте SHEP_REVOCATION, SHEP_CRL, SHEP_OCSP_URL и откройте доступ к адресам',
      kk: 'Қайтарылса — жаңасын тіркеңіз; мәлімет болмаса — SHEP_REVOCATION, SHEP_CRL, SHEP_OCSP_URL баптаңыз да, мекенжайларға қатынас ашыңыз',
      en: 'Revoked: register a new one; nothing known: set SHEP_REVOCATION, SHEP_CRL, SHEP_OCSP_URL, and open the way to the addresses',
    },
  },
  'PRE-04': {
    title: {
      ru: 'Зарегистрирован ключ токенов верификации',
      kk: 'Верификация токендерінің кілті тіркелген',
      en: 'The key of verification tokens is registered',
    },
    expected: {
      ru: 'действующий сертификат с назначением verification-token (способы 2–4)',
      kk: 'verification-token мақсатындағы қолданыстағы сертификат (2–4-тәсілдер)',
      en: 'a valid certificate with the purpose verification-token (methods 2 to 4)',
    },
    advice: {
      ru: 'Зарегистрируйте его: POST /api/v1/participants/ID/certificates, purposes: verification-token',
      kk: 'Оны тіркеңіз: POST /api/v1/participants/ID/certificates, purposes: verification-token',
      en: 'Register it: POST /api/v1/participants/ID/certificates, purposes: verification-token',
    },
  },
  'PRE-05': {
    title: {
      ru: 'Условие способа выполнено',
      kk: 'Тәсілдің шарты орындалған',
      en: 'What the method presupposes is there',
    },
    expected: {
      ru: 'способ 3: код услуги и её период; способы 1 и 5: у субъекта есть номер в БМГ',
      kk: '3-тәсіл: қызмет коды мен оның кезеңі; 1 және 5-тәсілдер: субъектінің БМГ-де нөмірі бар',
      en: 'method 3: the code of the service and its period; methods 1 and 5: the subject has a number in БМГ',
    },
    advice: {
      ru: 'Способ 3: подайте заявку с действующим периодом; способы 1 и 5: внесите номер субъекта в БМГ (shep phone)',
      kk: '3-тәсіл: кезеңі өтпеген өтінім беріңіз; 1 және 5-тәсілдер: субъект нөмірін БМГ-ге енгізіңіз (shep phone)',
      en: "Method 3: file an application whose period has not ended; methods 1 and 5: put the subject's number into БМГ (shep phone)",
    },
  },
  'PRE-06': {
    title: {
      ru: 'serviceId известен этой среде',
      kk: 'serviceId осы ортаға белгілі',
      en: 'The serviceId is known here',
    },
    expected: {
      ru: 'в заявке или в запросе назван сервис владельца данных этой среды',
      kk: 'өтінімде не сұрауда осы ортадағы деректер иесінің сервисі аталған',
      en: 'the application, or the question, names a service of a data owner of this environment',
    },
    advice: {
      ru: 'Назовите serviceId так, как он пишется в сообщении; список — в README',
      kk: 'serviceId хабарламада қалай жазылса, солай атаңыз; тізімі README ішінде',
      en: 'Name the serviceId as messages spell it; README lists them',
    },
  },
  'PRE-07': {
    title: {
      ru: 'Настройки не ослабляют проверки',
      kk: 'Баптаулар тексерулерді босаңсытпайды',
      en: 'No setting relaxes the checks',
    },
    expected: {
      ru: 'ни одной настройки, с которой акт не составляется',
      kk: 'акт жасалмайтын бірде-бір баптау жоқ',
      en: 'no setting under which there is no act',
    },
    advice: {
      ru: 'Уберите названные настройки и перезапустите эмулятор до открытия сессии',
      kk: 'Аталған баптауларды алып тастап, сессия ашылмай тұрып эмуляторды қайта іске қосыңыз',
      en: 'Take out the settings named, and start the emulator anew before the session is opened',
    },
  },
  'PRE-08': {
    title: {
      ru: 'Послаблений (SHEP_QUIRKS) нет',
      kk: 'Жеңілдіктер (SHEP_QUIRKS) жоқ',
      en: 'There are no quirks (SHEP_QUIRKS)',
    },
    expected: { ru: 'SHEP_QUIRKS пуст', kk: 'SHEP_QUIRKS бос', en: 'SHEP_QUIRKS is empty' },
    advice: {
      ru: 'Исправьте клиента и уберите послабление: с ним акт не составляется',
      kk: 'Клиентті түзетіп, жеңілдікті алып тастаңыз: онымен акт жасалмайды',
      en: 'Mend the client and take the quirk out: with it there is no act',
    },
  },
} as const satisfies Record<string, CheckTexts>
