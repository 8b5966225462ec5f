import { existsSync, readFileSync } from 'node:fs'

const SCHEDULER = '/proc/thread-self/schedstat'

/** How long this thread has waited for a processor that others had, ms; 0 where the system does not tell. */
const waited = (): number =>
  existsSync(SCHEDULER) ? Number(readFileSync(SCHEDULER, 'utf8').split(' ')[1]) / 1e6 : 0

/** Watches the event loop from now on; what it returns ends that, and tells its longest stop, ms, for which nobody else is to blame. */
export function watchStops(): () => number {
  const now = () => performance.now() - waited()
  let [last, longest] = [now(), 0]
  const look = () => {
    const moment = now()
    longest = Math.max(longest, moment - last)
    last = moment
  }
  const timer = setInterval(look, 1)
  return () => {
    clearInterval(timer)
    look()
    return longest
  }
}
