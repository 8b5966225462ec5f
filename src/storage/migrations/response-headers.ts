import { answersOnlyEmptied } from './erasure.ts'

/** The headers that an answer was sent with; answers of before have none on record. An erasure leaves them: they hold nobody's data. */
export const responseHeadersColumn = `
  ALTER TABLE answers ADD COLUMN response_headers TEXT;
  ${answersOnlyEmptied('response_headers')}
  `
