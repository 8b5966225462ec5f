/** What no clause says of asking the citizen (Q-8…Q-11): conventions of the emulator, each a setting. */
export interface AskingSettings {
  /** What a citizen answers to agree, and to refuse. */
  readonly agree: string
  readonly refuse: string
  /** How long a question of method 1 waits. */
  readonly answerMinutes: number
  /** How long a one-time code of method 5 lives. */
  readonly codeMinutes: number
  readonly codeAttempts: number
  readonly codeLength: number
  readonly codeAlphabet: 'digits' | 'alphanumeric'
  /** Whether the initiator may hand in the code with the repeated request. */
  readonly otpRelay: boolean
}

export const usualAsking: AskingSettings = {
  agree: '1',
  refuse: '0',
  answerMinutes: 10,
  codeMinutes: 10,
  codeAttempts: 3,
  codeLength: 6,
  codeAlphabet: 'digits',
  otpRelay: false,
}
