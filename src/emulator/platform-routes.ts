import { applicationFields } from '../certification/application-input.ts'
import { methods } from '../certification/methods.ts'
import { exemptions } from '../certification/smart-bridge/exemptions.ts'
import { mediaTypes } from '../certification/smart-bridge/files.ts'
import {
  contactPerson,
  generalPrecondition,
  methodTerms,
} from '../certification/smart-bridge/methods-table.ts'
import { REVIEW_DAYS } from '../certification/smart-bridge/review.ts'
import { transitions } from '../certification/smart-bridge/transitions.ts'
import type { ApiRoute } from '../contract/api.ts'
import { bridgeRoles, stages } from '../contract/smart-bridge.ts'

/** What the platform says of the state service, the same for everybody. */
export const platformRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/smart-bridge',
    summary: 'The page of the service on the platform: methods, fields, stages, what leads where',
    ask: () => ({
      contact: contactPerson,
      reviewWorkingDays: REVIEW_DAYS,
      fields: applicationFields,
      methods: Object.entries(methodTerms).map(([id, terms]) => ({
        id,
        default: id === '1414',
        name: methods[id as keyof typeof methods],
        ...terms,
      })),
      general: generalPrecondition,
      mediaTypes: Object.keys(mediaTypes),
      stages,
      roles: bridgeRoles,
      transitions,
    }),
  },
  {
    method: 'get',
    path: '/smart-bridge/exemptions',
    summary: 'Who is not obliged to integrate, with the source of each case',
    ask: () => exemptions,
  },
]
