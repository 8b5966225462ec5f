import type { CheckTexts } from './check-texts.ts'

/** What is asked of a key and its certificate. */
export const keyChecks = {
  'DOC-01': {
    title: {
      ru: 'Файл ключа открывается',
      kk: 'Кілт файлы ашылады',
      en: 'The key file opens',
    },
    expected: {
      ru: 'PKCS#12 или PEM с закрытым ключом RSA или ГОСТ, пароль подходит',
      kk: 'RSA немесе ГОСТ жабық кілті бар PKCS#12 не PEM, құпиясөзі сәйкес',
      en: 'PKCS#12 or PEM with a private key of RSA or GOST, and its password',
    },
    advice: {
      ru: 'Проверьте файл и пароль; возьмите исходный файл .p12, выданный удостоверяющим центром',
      kk: 'Файл мен құпиясөзді тексеріңіз; куәландырушы орталық берген бастапқы .p12 файлын алыңыз',
      en: 'Check file and password; take the original .p12 that the authority issued',
    },
  },
  'DOC-02': {
    title: {
      ru: 'Ключ и сертификат составляют пару',
      kk: 'Кілт пен сертификат бір жұп',
      en: 'Key and certificate are a pair',
    },
    expected: {
      ru: 'пробная подпись ключом проверяется сертификатом',
      kk: 'кілтпен қойылған сынақ қолтаңба сертификатпен тексеріледі',
      en: 'a trial signature of the key verifies under the certificate',
    },
    advice: {
      ru: 'Укажите сертификат этого ключа: --cert ФАЙЛ; при нескольких ключах — --alias ИМЯ',
      kk: 'Осы кілттің сертификатын көрсетіңіз: --cert ФАЙЛ; кілт бірнешеу болса — --alias АТЫ',
      en: 'Give the certificate of this key by --cert FILE; of several keys name one by --alias NAME',
    },
  },
  'DOC-03': {
    title: {
      ru: 'Алгоритм ключа принимается',
      kk: 'Кілт алгоритмі қабылданады',
      en: 'The algorithm of the key is accepted',
    },
    expected: {
      ru: 'ГОСТ Р 34.10-2015 (512), ГОСТ 34.310-2004 или RSA от 2048 до 4096 бит',
      kk: 'ГОСТ Р 34.10-2015 (512), ГОСТ 34.310-2004 немесе 2048–4096 биттік RSA',
      en: 'GOST R 34.10-2015 (512), GOST 34.310-2004, or RSA of 2048 to 4096 bits',
    },
    advice: {
      ru: 'Получите новый ключ: удостоверяющий центр выдаёт ГОСТ Р 34.10-2015',
      kk: 'Жаңа кілт алыңыз: куәландырушы орталық ГОСТ Р 34.10-2015 береді',
      en: 'Get a new key: the authority issues GOST R 34.10-2015',
    },
  },
  'DOC-04': {
    title: {
      ru: 'Сертификат действует и не скоро кончится',
      kk: 'Сертификат жарамды және жақында аяқталмайды',
      en: 'The certificate is valid, and not about to end',
    },
    expected: {
      ru: 'действует сейчас и ещё не меньше 30 дней',
      kk: 'қазір және кемінде тағы 30 күн жарамды',
      en: 'valid now and for 30 days more',
    },
    advice: {
      ru: 'Перевыпустите сертификат и зарегистрируйте новый до окончания старого; проверьте часы',
      kk: 'Сертификатты қайта шығарып, ескісі аяқталғанша жаңасын тіркеңіз; сағатты тексеріңіз',
      en: 'Renew the certificate, and register the new one before the old one ends; check the clock',
    },
  },
  'DOC-05': {
    title: {
      ru: 'Назначение ключа допускает подпись',
      kk: 'Кілттің мақсаты қол қоюға рұқсат береді',
      en: 'Key usage allows signatures',
    },
    expected: {
      ru: 'keyUsage содержит digitalSignature или nonRepudiation',
      kk: 'keyUsage ішінде digitalSignature немесе nonRepudiation бар',
      en: 'keyUsage holds digitalSignature or nonRepudiation',
    },
    advice: {
      ru: 'Это ключ не для подписи: возьмите ключ подписи (RSA_… или GOST512_…)',
      kk: 'Бұл кілт қол қоюға арналмаған: қолтаңба кілтін алыңыз (RSA_… немесе GOST512_…)',
      en: 'This key is not for signatures: take the signing key (RSA_… or GOST512_…)',
    },
  },
  'DOC-06': {
    title: {
      ru: 'Роль сертификата подходит информационной системе',
      kk: 'Сертификат рөлі ақпараттық жүйеге сай',
      en: 'The role of the certificate suits an information system',
    },
    expected: {
      ru: 'extendedKeyUsage информационной системы юридического лица (1.2.398.3.3.4.1.2.6)',
      kk: 'заңды тұлғаның ақпараттық жүйесінің extendedKeyUsage мәні (1.2.398.3.3.4.1.2.6)',
      en: 'extendedKeyUsage of the information system of a legal entity (1.2.398.3.3.4.1.2.6)',
    },
    advice: {
      ru: 'Закажите сертификат информационной системы; ключ физического лица или сотрудника для обмена не годится',
      kk: 'Ақпараттық жүйенің сертификатына тапсырыс беріңіз; жеке тұлғаның не қызметкердің кілті алмасуға жарамайды',
      en: 'Order a certificate of an information system; the key of a person or an employee is not for exchange',
    },
  },
  'DOC-07': {
    title: {
      ru: 'БИН сертификата равен БИН участника',
      kk: 'Сертификаттың БСН-і қатысушының БСН-іне тең',
      en: 'The BIN of the certificate is that of the participant',
    },
    expected: {
      ru: 'OU=BIN… из сертификата равен БИН из --bin или из регистрации',
      kk: 'сертификаттағы OU=BIN… --bin мәніне немесе тіркеудегі БСН-ге тең',
      en: 'OU=BIN… of the certificate equals --bin, or the BIN of the registration',
    },
    advice: {
      ru: 'Возьмите сертификат своей организации или исправьте БИН в регистрации',
      kk: 'Өз ұйымыңыздың сертификатын алыңыз немесе тіркеудегі БСН-ді түзетіңіз',
      en: 'Take the certificate of your own organisation, or correct the BIN of the registration',
    },
  },
  'DOC-08': {
    title: {
      ru: 'Издатель — тестовый',
      kk: 'Шығарушы — тестілік',
      en: 'The issuer is one of tests',
    },
    expected: {
      ru: 'цепочка ведёт в папку доверия тестовой среды, в имени издателя есть TEST',
      kk: 'тізбек тестілік ортаның сенім қалтасына апарады, шығарушы атында TEST бар',
      en: 'the chain leads to the trust folder of the test environment, and the issuer is named TEST',
    },
    advice: {
      ru: 'Похоже на действующий ключ: для испытаний возьмите ключ тестового удостоверяющего центра',
      kk: 'Қолданыстағы кілтке ұқсайды: сынақ үшін тестілік куәландырушы орталықтың кілтін алыңыз',
      en: 'This looks like a key of production: for tests take one of a test authority',
    },
  },
  'DOC-09': {
    title: {
      ru: 'Цепочка ведёт к доверенному центру',
      kk: 'Тізбек сенімді орталыққа апарады',
      en: 'The chain leads to a trusted authority',
    },
    expected: {
      ru: 'все издатели есть в папке доверия (--trust)',
      kk: 'барлық шығарушылар сенім қалтасында бар (--trust)',
      en: 'every issuer is in the trust folder (--trust)',
    },
    advice: {
      ru: 'Положите сертификаты корневого и выпускающего центров в папку и назовите её: --trust ПАПКА, SHEP_TRUST',
      kk: 'Түбірлік және шығарушы орталықтардың сертификаттарын қалтаға салып, оны атаңыз: --trust ҚАЛТА, SHEP_TRUST',
      en: 'Put the certificates of the root and of the issuing authority into a folder, and name it: --trust DIR, SHEP_TRUST',
    },
  },
} as const satisfies Record<string, CheckTexts>
