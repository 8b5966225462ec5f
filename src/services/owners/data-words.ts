/** What data owners tell, by the words that `personal_data_name` of an access request may use; the real words are unknown. */
export const dataWords = ['person', 'address', 'documents', 'family', 'company'] as const

export type DataWord = (typeof dataWords)[number]

/**
 * The known words of the claim `pd`, separated by commas, semicolons or spaces. Undefined where there is none: a free text
 * names nothing that could be compared (emulator convention).
 */
export function dataWordsIn(claim: unknown): readonly DataWord[] | undefined {
  if (typeof claim !== 'string') return undefined
  const said = claim.toLowerCase().split(/[\s,;]+/)
  const known = dataWords.filter((word) => said.includes(word))
  return known.length === 0 ? undefined : known
}
