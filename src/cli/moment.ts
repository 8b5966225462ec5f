import { Usage } from './command.ts'

/** The time of an option --at. */
export function momentOf(text: string): Date {
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime())) throw new Usage(`--at ${text} is not a time of ISO 8601`)
  return moment
}
