import type { Ways } from './deliver.ts'

/** The two ways of clause 7. */
export const ways: Ways = {
  cabinet: async (_, { iin }) => iin !== undefined,
  sms: async (_, { phone }) => phone !== undefined,
}
