import { requestEventsOnlyEmptied } from './erasure.ts'

/** How many wrong codes end a request, as it was when the citizen was asked; requests of before have it not on record. */
export const codeAttemptsColumn = `
  ALTER TABLE access_request_events ADD COLUMN code_attempts INTEGER CHECK (code_attempts IS NULL OR event = 'asked');
  ${requestEventsOnlyEmptied('code_attempts')}
  `
