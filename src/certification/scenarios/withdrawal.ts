import { isAccepted } from '../checks/answers.ts'
import { places } from '../checks/places.ts'
import { recorded } from '../checks/recorded.ts'
import { citizen, ofEveryMessage, story } from './steps.ts'

/** the operator learns of the withdrawal and decides on it. */
export const withdrawal = story({
  id: 'KDP-21',
  methods: ['own', 'proactive'],
  rule: 'R-125',
  title: {
    ru: 'Отзыв согласия: получен оператором и рассмотрен',
    kk: 'Келісімді қайтарып алу: оператор алды және қарады',
    en: 'A withdrawal of consent: fetched by the operator, and decided',
  },
  steps: [
    citizen('withdrew'),
    {
      kind: 'receive',
      title: {
        ru: 'запрос отзывов (KDP_LIST_TO_REVOKE), отзыв в ответе есть',
        kk: 'қайтарып алуларды сұрау (KDP_LIST_TO_REVOKE), жауапта бар',
        en: 'the list of withdrawals asked for (KDP_LIST_TO_REVOKE), with this one in it',
      },
      serviceIds: ['KDP_LIST_TO_REVOKE'],
      of: 'withdrawal',
      checks: [...ofEveryMessage, recorded('R-125', places.data), isAccepted('R-125')],
    },
    {
      kind: 'receive',
      title: {
        ru: 'решение по отзыву (KDP_SEND_SOLUTION) принято',
        kk: 'қайтарып алу бойынша шешім (KDP_SEND_SOLUTION) қабылданды',
        en: 'the decision on it (KDP_SEND_SOLUTION), taken',
      },
      serviceIds: ['KDP_SEND_SOLUTION'],
      of: 'withdrawal',
      checks: [...ofEveryMessage, recorded('R-125', places.revokeId), isAccepted('R-125')],
    },
  ],
})
