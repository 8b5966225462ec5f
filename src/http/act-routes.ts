import { type ApiRoute, type Asked, Sent } from '../contract/api.ts'
import type { Control } from './control.ts'

/** The act of a closed session in all its forms. */
export function actRoutes(control: Control): readonly ApiRoute[] {
  const id = ({ parameter }: Asked) => parameter('id')
  return [
    {
      method: 'get',
      path: '/sessions/:id/act.json',
      summary: 'The act as facts',
      ask: async (asked) =>
        new Sent('application/json; charset=utf-8', await control.actJson(id(asked))),
    },
    {
      method: 'get',
      path: '/sessions/:id/act.pdf',
      summary: 'The act in print',
      ask: async (asked) => new Sent('application/pdf', await control.actPdf(id(asked))),
    },
    {
      method: 'get',
      path: '/sessions/:id/act.html',
      summary: 'The act as one page without scripts',
      ask: async (asked) =>
        new Sent('text/html; charset=utf-8', await control.actHtml(id(asked)), {
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        }),
    },
    {
      method: 'get',
      path: '/sessions/:id/act.asice',
      summary: 'The act with all its evidence, sealed and time-stamped (ASiC-E)',
      ask: async (asked) =>
        new Sent('application/vnd.etsi.asic-e+zip', await control.actContainerPieces(id(asked)), {
          'content-disposition': 'attachment; filename="act.asice"',
        }),
    },
    {
      method: 'get',
      path: '/sessions/:id/junit.xml',
      summary: 'The checks of the act, in the form of JUnit',
      ask: async (asked) =>
        new Sent('application/xml; charset=utf-8', await control.actJunit(id(asked))),
    },
  ]
}
