import { type Asked, invalid, needText, oneOf, optionalText } from '../contract/api.ts'
import {
  type InformationPoint,
  informationPoints,
  type MatterKind,
  organisationRoles,
  rightsChannels,
} from '../contract/rights.ts'
import { isIdentifier } from '../services/identifiers.ts'
import type { MatterAsked } from '../services/rights/ask.ts'
import type { Answers, MatterContent } from '../storage/rights.ts'

type Body = Asked['body']

/** An IIN or a BIN that was named. */
export function identifier(field: string, text: string): string {
  if (!isIdentifier(text)) throw invalid(field, '12 digits with a valid check digit')
  return text
}

/** A subject's paper of a kind: whose it is, by the path; who brings it, by `?as=`; the rest, by the body. */
export function matterIn(
  kind: MatterKind,
  { parameter, query, body }: Asked,
  id: string,
): MatterAsked {
  const iin = identifier('iin', parameter('iin'))
  return {
    ...{ id, kind, iin },
    by: identifier('as', query('as') ?? iin),
    bin: identifier('bin', needText(body, 'bin')),
    organisation: optionalText(body, 'organisation'),
    organisationRole: oneOf(body, 'organisationRole', organisationRoles, 'operator'),
    channel: oneOf(body, 'channel', rightsChannels, 'electronic-document'),
    content: contentIn(kind, body),
  }
}

function contentIn(kind: MatterKind, body: Body): MatterContent {
  const said = (field: 'data' | 'violation' | 'text' | 'protection') => {
    const value = optionalText(body, field)
    return value === undefined ? {} : { [field]: value }
  }
  return {
    ...(kind === 'information' && { points: pointsIn(body) }),
    ...said('data'),
    ...(body['documents'] !== undefined && { documents: textsIn(body, 'documents') }),
    ...said('violation'),
    ...said('text'),
    ...said('protection'),
  }
}

/** What is asked about; where it is not said, all of it. */
function pointsIn(body: Body): readonly InformationPoint[] {
  if (body['points'] === undefined) return informationPoints
  return textsIn(body, 'points').map((point) =>
    oneOf({ points: point }, 'points', informationPoints),
  )
}

function textsIn(body: Body, field: string): readonly string[] {
  const value = body[field]
  if (!Array.isArray(value)) throw invalid(field, 'a list of texts is expected')
  return value.map((one) => needText({ [field]: one }, field))
}

/** What is told of each point; a point that is not known is refused. */
export function answersIn(body: Body): Answers {
  const given = body['answers'] ?? {}
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid('answers', 'an object of texts by point is expected')
  const answers: Partial<Record<keyof Answers, string>> = {}
  for (const name of Object.keys(given)) {
    const point = oneOf({ answers: name }, 'answers', informationPoints)
    const text = optionalText(given as Body, name)
    if (text !== undefined) answers[point] = text
  }
  return answers
}
