/** A badge for a README: how many of the ten, green when there is an act. An SVG that fetches nothing. */
export function badge(counted: number, required: number, made: boolean): string {
  const said = made ? `${counted} of ${required}` : `${counted} of ${required}, no act`
  const left = 96
  const right = 14 + said.length * 7
  const text = (x: number, words: string) =>
    `<text x="${x}" y="14" fill="#fff" font-family="Verdana,sans-serif" font-size="11" text-anchor="middle">${words}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="КДП test act: ${said}">`,
    `<rect width="${left}" height="20" fill="#444"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="${made ? '#2b7a0b' : '#b3261e'}"/>`,
    text(left / 2, 'КДП test act'),
    text(left + right / 2, said),
    '</svg>\n',
  ].join('\n')
}
