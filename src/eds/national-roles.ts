/** Whom a certificate speaks for: a person, a person in an organisation, an information system. */
export type HolderKind = 'person' | 'organisation' | 'system'

export interface Words {
  readonly ru: string
  readonly kk: string
  readonly en: string
}

export interface NationalRole extends Words {
  readonly oid: string
  /** Absent: the role says nothing of whose certificate it is. */
  readonly holder?: HolderKind
}

type Row = readonly [oid: string, role: NationalRole]

const role = (oid: string, holder: HolderKind, ru: string, kk: string, en: string): Row => [
  oid,
  { oid, holder, ru, kk, en },
]
const sign = (oid: string, ru: string, kk: string, en: string): Row => [oid, { oid, ru, kk, en }]

/** Information systems may have numbers of their own below this one. */
const SYSTEM = '1.2.398.3.3.4.1.2.6'

/** The role that an extended key usage names; undefined for usages that are none of the national authority. */
export const nationalRole = (oid: string): NationalRole | undefined =>
  nationalRoles.get(oid.startsWith(`${SYSTEM}.`) ? SYSTEM : oid)

/** Roles of holders as extended key usages of the national authority, the general before the particular. */
export const nationalRoles: ReadonlyMap<string, NationalRole> = new Map([
  role('1.2.398.3.3.4.1.1', 'person', 'физическое лицо', 'жеке тұлға', 'individual'),
  role('1.2.398.3.3.4.1.2', 'organisation', 'юридическое лицо', 'заңды тұлға', 'legal entity'),
  role('1.2.398.3.3.4.1.2.1', 'organisation', 'первый руководитель', 'бірінші басшы', 'head'),
  role('1.2.398.3.3.4.1.2.2', 'organisation', 'право подписи', 'қол қою құқығы', 'right to sign'),
  role(
    '1.2.398.3.3.4.1.2.3',
    'organisation',
    'право подписи финансовых документов',
    'қаржы құжаттарына қол қою құқығы',
    'right to sign financial documents',
  ),
  role(
    '1.2.398.3.3.4.1.2.4',
    'organisation',
    'сотрудник отдела кадров',
    'кадр бөлімінің қызметкері',
    'human resources',
  ),
  role(
    '1.2.398.3.3.4.1.2.5',
    'organisation',
    'сотрудник организации',
    'ұйым қызметкері',
    'employee',
  ),
  role(SYSTEM, 'system', 'информационная система', 'ақпараттық жүйе', 'information system'),
  role(
    '1.2.398.5.19.1.2.2.1',
    'organisation',
    'клиент казначейства',
    'қазынашылық клиенті',
    'treasury client',
  ),
  sign('1.2.398.3.3.4.2', 'полномочия в ИС НУЦ', 'ҰКО АЖ өкілеттігі', 'staff of the national CA'),
  sign(
    '1.2.398.3.3.4.2.1',
    'администратор НУЦ',
    'ҰКО әкімшісі',
    'administrator of the national CA',
  ),
  sign('1.2.398.3.3.4.2.2', 'менеджер НУЦ', 'ҰКО менеджері', 'manager of the national CA'),
  sign('1.2.398.3.3.4.2.3', 'оператор НУЦ', 'ҰКО операторы', 'operator of the national CA'),
  sign('1.2.398.3.3.4.3', 'способ идентификации', 'сәйкестендіру тәсілі', 'way of identification'),
  sign('1.2.398.3.3.4.3.1', 'идентификация в ЦОН', 'ХҚКО-да сәйкестендіру', 'identified in person'),
  sign(
    '1.2.398.3.3.4.3.2',
    'удалённая идентификация',
    'қашықтан сәйкестендіру',
    'identified remotely',
  ),
  sign(
    '1.2.398.3.3.4.3.2.1',
    'идентификация Digital ID',
    'Digital ID арқылы сәйкестендіру',
    'identified by Digital ID',
  ),
])

/** Policies under which the national authority issues. */
export const nationalPolicies: ReadonlyMap<string, Words> = new Map([
  [
    '1.2.398.3.3.2',
    { ru: 'НУЦ, с 2022 года', kk: 'ҰКО, 2022 жылдан', en: 'national CA, since 2022' },
  ],
  [
    '1.2.398.3.3.2.1',
    { ru: 'юридическое лицо, подпись', kk: 'заңды тұлға, қолтаңба', en: 'legal entity, signing' },
  ],
  [
    '1.2.398.3.3.2.2',
    { ru: 'юридическое лицо, вход', kk: 'заңды тұлға, кіру', en: 'legal entity, authentication' },
  ],
  [
    '1.2.398.3.3.2.3',
    { ru: 'физическое лицо, подпись', kk: 'жеке тұлға, қолтаңба', en: 'individual, signing' },
  ],
  [
    '1.2.398.3.3.2.4',
    { ru: 'физическое лицо, вход', kk: 'жеке тұлға, кіру', en: 'individual, authentication' },
  ],
])
