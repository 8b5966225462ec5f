import { wordList } from './word-list.ts'

/** 96 bits: nobody makes another checkpoint with the same words. */
const WORDS = 12

/** A checkpoint as a person reads it over the phone: the first twelve bytes of its digest, a word for each. */
export const wordsOfDigest = (digest: string): readonly string[] =>
  [...Buffer.from(digest, 'hex').subarray(0, WORDS)].map((byte) => wordList[byte] ?? '')
