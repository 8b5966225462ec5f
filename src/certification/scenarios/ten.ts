import { counting, isAccepted, withoutWarnings } from '../checks/answers.ts'
import { REQUIRED, TOKEN_SERVICE } from '../count.ts'
import { responseChecks } from '../count-checks.ts'
import { methodIds } from '../methods.ts'
import type { Scenario } from '../scenario.ts'

/** what the act is for. Its checks are those that the act counts by. */
export const ten: Scenario = {
  id: 'KDP-01',
  role: 'initiator',
  methods: methodIds,
  rule: 'R-028',
  title: {
    ru: 'Десять успешных ответов с токеном безопасности',
    kk: 'Қауіпсіздік токені бар он сәтті жауап',
    en: 'Ten successful responses with a security token',
  },
  times: REQUIRED,
  required: true,
  steps: [
    {
      kind: 'receive',
      title: {
        ru: 'ответ КДП с токеном безопасности',
        kk: 'КДП-ның қауіпсіздік токені бар жауабы',
        en: 'a response of КДП with a security token',
      },
      serviceIds: [TOKEN_SERVICE],
      of: 'each',
      checks: [isAccepted('R-028'), ...responseChecks.map(counting), withoutWarnings('R-028')],
    },
  ],
}
