import assert from 'node:assert/strict'
import { wordList } from '../../../src/act/log/word-list.ts'
import { wordsOfDigest } from '../../../src/act/log/words.ts'

/** How many letters must be put in, left out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [at, its] of [...other].entries()) {
      const change = (row[at] ?? 0) + (letter === its ? 0 : 1)
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

describe('anchors 6.2: a checkpoint in words', () => {
  it('there are 256 words, and none is taken for another over the phone', () => {
    assert.equal(wordList.length, 256)
    assert.equal(new Set(wordList.map((word) => word.slice(0, 4))).size, 256)
    for (const [index, word] of wordList.entries()) {
      assert.match(word, /^[а-я]{4,9}$/)
      for (const other of wordList.slice(index + 1))
        assert.ok(distance(word, other) >= 3, `${word} ${other}`)
    }
  })

  it('twelve words are the first twelve bytes of the digest', () => {
    assert.deepEqual(wordsOfDigest(`0001ff${'00'.repeat(8)}fe${'ab'.repeat(20)}`), [
      'абажур',
      'автобус',
      'ястреб',
      ...Array.from({ length: 8 }, () => 'абажур'),
      'янтарь',
    ])
  })
})
