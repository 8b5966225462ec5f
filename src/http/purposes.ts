/** What a participant's certificate is registered for. */
export const purposes = ['transport', 'verification-token'] as const
export type Purpose = (typeof purposes)[number]
