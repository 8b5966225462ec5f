import type { FaultCode } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { Method } from '../../storage/applications.ts'
import type { CitizenDoing, Scenario } from '../scenario.ts'
import type { Text } from '../text.ts'
import {
  asksCitizen,
  citizen,
  repeatsForRefusal,
  repeatsForToken,
  showsToken,
  story,
} from './steps.ts'

interface Row {
  readonly id: string
  readonly method: Extract<Method, '1414' | 'sms'>
  readonly rule: RuleId
  readonly title: Text
}

const agreed = ({ method, ...told }: Row): Scenario =>
  story({
    ...told,
    methods: [method],
    steps: [asksCitizen, citizen('agreed'), repeatsForToken, showsToken('R-089')],
  })

const refused = ({ method, ...told }: Row, does: CitizenDoing, fault: FaultCode): Scenario =>
  story({
    ...told,
    methods: [method],
    steps: [asksCitizen, citizen(does), repeatsForRefusal(fault)],
  })

/** 144/НҚ, clause 6(3), and method 1, which is like it. */
export const phone: readonly Scenario[] = [
  agreed({
    id: 'KDP-14',
    method: '1414',
    rule: 'R-040',
    title: {
      ru: 'Способ 1: субъект согласился через 1414, токен, сведения получены',
      kk: '1-тәсіл: субъект 1414 арқылы келісті, токен, мәліметтер алынды',
      en: 'Method 1: the subject agreed through 1414, a token, and the data got',
    },
  }),
  refused(
    {
      id: 'KDP-15',
      method: '1414',
      rule: 'R-088',
      title: {
        ru: 'Способ 1: субъект отказал, токена нет',
        kk: '1-тәсіл: субъект бас тартты, токен жоқ',
        en: 'Method 1: the subject refused, and there is no token',
      },
    },
    'refused',
    'SUBJECT_REFUSED',
  ),
  agreed({
    id: 'KDP-16',
    method: 'sms',
    rule: 'R-088',
    title: {
      ru: 'Способ 5: субъект назвал одноразовый код, токен, сведения получены',
      kk: '5-тәсіл: субъект бір реттік кодты айтты, токен, мәліметтер алынды',
      en: 'Method 5: the subject gave the one-time code, a token, and the data got',
    },
  }),
  refused(
    {
      id: 'KDP-17',
      method: 'sms',
      rule: 'R-088',
      title: {
        ru: 'Способ 5: субъект отказал, токена нет',
        kk: '5-тәсіл: субъект бас тартты, токен жоқ',
        en: 'Method 5: the subject refused, and there is no token',
      },
    },
    'refused',
    'SUBJECT_REFUSED',
  ),
  refused(
    {
      id: 'KDP-18',
      method: 'sms',
      rule: 'R-088',
      title: {
        ru: 'Способ 5: неверные коды, токена нет',
        kk: '5-тәсіл: қате кодтар, токен жоқ',
        en: 'Method 5: wrong codes, and there is no token',
      },
    },
    'failed',
    'CODE_WRONG',
  ),
]
