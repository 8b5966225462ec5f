import { type ApiRoute, type Asked, oneOf, optionalText } from '../contract/api.ts'
import { actRoutes } from './act-routes.ts'
import type { Control } from './control.ts'

/** Applications, sessions over them, and their acts. */
export const certificationRoutes = (control: Control): readonly ApiRoute[] => [
  ...applications(control),
  ...sessions(control),
]

const id = ({ parameter }: Asked) => parameter('id')

function applications(control: Control): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/applications',
      summary: 'Applications for integration, each with its stage, term and what can be done next',
      ask: () => control.applications(),
    },
    {
      method: 'post',
      path: '/applications',
      summary:
        'Files an application in one step: senderId, method and the five fields of order 236, cl. 5',
      status: 201,
      ask: ({ body }) => control.submitApplication(body),
    },
    {
      method: 'get',
      path: '/applications/:id',
      summary: 'One application: stage, term of review, files, keys, testing, act',
      ask: (asked) => control.application(id(asked)),
    },
    {
      method: 'post',
      path: '/applications/:id/approve',
      summary: 'Approves an application: the positive review; {"by": …}',
      ask: (asked) => control.approveApplication(id(asked), optionalText(asked.body, 'by')),
    },
    {
      method: 'post',
      path: '/applications/:id/sessions',
      summary: 'Opens a certification session; {"role": "initiator"}',
      status: 201,
      ask: (asked) => {
        const role = oneOf(asked.body, 'role', ['initiator', 'owner'], 'initiator')
        return control.openSession(id(asked), role)
      },
    },
  ]
}

function sessions(control: Control): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/sessions',
      summary: 'Certification sessions',
      ask: () => control.sessions(),
    },
    {
      method: 'get',
      path: '/sessions/:id',
      summary: 'How far a session is, and what is missing',
      ask: (asked) => control.progress(id(asked)),
    },
    {
      method: 'post',
      path: '/sessions/:id/act',
      summary: 'Closes a session with its act, or tells what is missing',
      ask: (asked) => control.freeze(id(asked)),
    },
    {
      method: 'post',
      path: '/sessions/:id/abandon',
      summary: 'Closes a session without an act',
      ask: (asked) => control.abandon(id(asked)),
    },
    ...actRoutes(control),
  ]
}
