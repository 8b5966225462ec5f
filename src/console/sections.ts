/** The parts of the console, in the order of its navigation. */
export const sections = {
  navJournal: '/',
  navExplain: '/explain',
  navPacks: '/packs',
  navApplications: '/applications',
  navRights: '/rights',
  navBreaches: '/breaches',
} as const

export type SectionId = keyof typeof sections
