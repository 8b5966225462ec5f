/** What a subject may ask of whoever holds the data (№ 395/НҚ), and of the authorised body. */
export const demandKinds = ['change', 'supplement', 'block', 'unblock', 'destroy'] as const
export const matterKinds = ['information', ...demandKinds, 'objection', 'complaint'] as const
export type MatterKind = (typeof matterKinds)[number]

/** What information is asked for (cl. 15); whether data is held at all is the fact itself. */
export const informationPoints = ['fact', 'purposes', 'sources', 'ways', 'list', 'terms'] as const
export type InformationPoint = (typeof informationPoints)[number]

/** How it is asked (cl. 15); `protected`: any other way with an element of protection, which is named. */
export const rightsChannels = ['written', 'electronic-document', 'protected'] as const
export type RightsChannel = (typeof rightsChannels)[number]

/** Whom it is asked of. */
export const organisationRoles = ['owner', 'operator', 'third-party'] as const
export type OrganisationRole = (typeof organisationRoles)[number]

/** What came of a matter, besides that it was received. */
export const matterEvents = [
  'answered',
  'satisfied',
  'refused',
  'explanation-asked',
  'explained',
  'violation-found',
  'violation-not-found',
] as const
export type MatterEventName = (typeof matterEvents)[number]

/** What an organisation decides of what was asked. */
export const rightsSolutions = ['SATISFIED', 'REFUSED'] as const
export type RightsSolution = (typeof rightsSolutions)[number]

/** Through what a consent is given (cl. 6); for data of state bodies the first alone. */
export const consentChannels = ['state-service', 'written', 'non-state-service', 'other'] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** Whether a subject lives; a court may find a person missing or declare one dead (cl. 4). */
export const subjectStandings = ['living', 'missing', 'deceased'] as const
export type SubjectStandingName = (typeof subjectStandings)[number]

/** Who acts in the matters of a subject who is no more: per legislation, so it is said with each mark. */
export const standingActors = ['nobody', 'representative'] as const
export type StandingActors = (typeof standingActors)[number]
