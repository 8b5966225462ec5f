/** The licence of a corpus. */
export const licence = [/^LICENCE-/, 'licences'] as const
