/**
 * Loaded into every measured server before it (`node --import`), so plain JavaScript: says over IPC what the process has
 * used so far, and ends it when whoever asks is gone.
 */
process.on('message', (question) => {
  if (question !== 'usage') return
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicros: user + system, rssBytes: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
