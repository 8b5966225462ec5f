import { checkTokens } from './tokens.ts'

describe('any sequence of requests, answers, withdrawals and moves of the clock', () => {
  it('R-030, R-058, R-126: no token without a basis in force, none for another service, no history rewritten', () =>
    checkTokens(12))
})
