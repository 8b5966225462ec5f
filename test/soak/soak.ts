/** Not in `npm test`: `npm run test:soak`, 100,000 exchanges, or as many as the first argument says. Linux: it reads /proc. */
import { complaints, soak, wordsOf } from './memory.ts'

const print = (line: string) => void process.stdout.write(`${line}\n`)
const late = Number(process.argv[2] ?? 100_000)
const report = await soak({ early: Math.ceil(late / 10), late, connections: 64, tell: print })
print(wordsOf(report))
const found = complaints(report)
for (const line of found) print(`NOT AS PROMISED: ${line}`)
process.exitCode = found.length === 0 ? 0 : 1
