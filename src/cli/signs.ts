/** Verdicts in a column of four. */
export const signs = {
  pass: 'ok  ',
  fail: 'FAIL',
  warn: 'warn',
  inconclusive: '?   ',
  untestable: '?   ',
  'not-applicable': '-   ',
} as const
