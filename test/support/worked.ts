/** What this process has worked since it was called, ms: on a busy machine a clock goes on while others have the processor. */
export function workFromNow(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
