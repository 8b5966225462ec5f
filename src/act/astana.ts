/** `21.11.2026 10:00:00.000`, Astana. */
export function astana(moment: string): readonly [day: string, time: string] {
  const shifted = new Date(new Date(moment).getTime() + 5 * 3_600_000).toISOString()
  const [year = '', month = '', day = ''] = shifted.slice(0, 10).split('-')
  return [`${day}.${month}.${year}`, shifted.slice(11, 23)]
}
