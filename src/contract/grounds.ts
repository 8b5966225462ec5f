/** Grounds for access without consent: code to item of article 9 of the Law. The real codes are unknown. */
export const grounds: ReadonlyMap<string, string> = new Map([
  ['ART9_1', 'ст. 9, п. 1)'],
  ['ART9_2', 'ст. 9, п. 2)'],
  ['ART9_2_1', 'ст. 9, п. 2-1)'],
  ['ART9_3', 'ст. 9, п. 3)'],
  ['ART9_4', 'ст. 9, п. 4)'],
  ['ART9_5', 'ст. 9, п. 5)'],
  ['ART9_5_1', 'ст. 9, п. 5-1)'],
  ['ART9_6', 'ст. 9, п. 6)'],
  ['ART9_7', 'ст. 9, п. 7)'],
  ['ART9_8', 'ст. 9, п. 8)'],
  ['ART9_9', 'ст. 9, п. 9)'],
  ['ART9_9_1', 'ст. 9, п. 9-1)'],
  ['ART9_9_2', 'ст. 9, п. 9-2)'],
  ['ART9_9_3', 'ст. 9, п. 9-3)'],
  ['ART9_9_4', 'ст. 9, п. 9-4)'],
  ['ART9_10', 'ст. 9, п. 10)'],
])
