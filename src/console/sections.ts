/** The parts of the console, in the order of its navigation. */
export const sections = {
  navJournal: '/',
  navExplain: '/explain',
  navPacks: '/packs',
  navApplications: '/applications',
} as const

export type SectionId = keyof typeof sections
