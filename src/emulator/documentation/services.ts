import type { Text } from '../../contract/texts/text.ts'
import { namespaceOf, typeIn } from './schema-fields.ts'
import type { DocumentedService } from './shape.ts'

interface Row {
  readonly schema: string
  readonly request: string
  readonly response: string
  readonly text: Text
}

/** Where the schema of each service is, and what it is for. A service without a row is our bug, and throws. */
const rows: Readonly<Record<string, Row>> = {
  KDP_SERVICE: {
    schema: 'kdp.xsd',
    request: 'getUserDataRequest',
    response: 'getUserDataResponse',
    text: {
      ru: 'токен безопасности любым из пяти способов',
      kk: 'бес тәсілдің кез келгенімен қауіпсіздік токені',
      en: 'a security token by any of the five methods',
    },
  },
  KDP_LIST_TO_REVOKE: {
    schema: 'kdp.xsd',
    request: 'listToRevokeRequest',
    response: 'listToRevokeResponse',
    text: {
      ru: 'отзывы согласия, которые ждут решения оператора',
      kk: 'оператордың шешімін күтіп тұрған келісімді қайтарып алулар',
      en: 'withdrawals of consent that wait for the operator',
    },
  },
  KDP_SEND_SOLUTION: {
    schema: 'kdp.xsd',
    request: 'sendSolutionRequest',
    response: 'sendSolutionResponse',
    text: {
      ru: 'решение оператора по отзыву согласия',
      kk: 'келісімді қайтарып алу бойынша оператордың шешімі',
      en: 'the decision of the operator on a withdrawal',
    },
  },
  KDP_PERSONALDATA: {
    schema: 'personal-data.xsd',
    request: 'personalDataRequest',
    response: 'personalDataResponse',
    text: {
      ru: 'кто обращался к данным субъекта за период',
      kk: 'кезең ішінде субъект деректеріне кім жүгінгені',
      en: 'who had access to the data of a subject in a period',
    },
  },
  GBDFLUniversal_token: {
    schema: 'gbdfl.xsd',
    request: 'Request',
    response: 'Response',
    text: {
      ru: 'владелец данных: физические лица, по токену безопасности',
      kk: 'деректер иесі: жеке тұлғалар, қауіпсіздік токені бойынша',
      en: 'a data owner: natural persons, for a security token',
    },
  },
  GbdulAffilFace_KDP: {
    schema: 'gbdul-affil-face.xsd',
    request: 'RequestDataType',
    response: 'ResponseDataType',
    text: {
      ru: 'владелец данных: аффилированность лица, по токену безопасности',
      kk: 'деректер иесі: тұлғаның үлестестігі, қауіпсіздік токені бойынша',
      en: 'a data owner: affiliation of a person, for a security token',
    },
  },
  GbdulReport3007_KDP: {
    schema: 'gbdul-report-3007.xsd',
    request: 'Request',
    response: 'ResponseType',
    text: {
      ru: 'владелец данных: руководители и учредители, по токену безопасности',
      kk: 'деректер иесі: басшылар мен құрылтайшылар, қауіпсіздік токені бойынша',
      en: 'a data owner: heads and founders, for a security token',
    },
  },
}

/** A service of the registry with the fields of its schema. */
export function documentedService(serviceId: string): DocumentedService {
  const row = Object.hasOwn(rows, serviceId) ? rows[serviceId] : undefined
  if (!row) throw new Error(`the documentation knows no service ${serviceId}`)
  const { schema, text } = row
  return {
    serviceId,
    text,
    namespace: namespaceOf(schema),
    schema,
    request: typeIn(schema, row.request),
    response: typeIn(schema, row.response),
  }
}
