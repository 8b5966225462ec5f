/** Not in `npm test`: `npm run test:kill`, fifty rounds, or as many as the first argument says, and every point of freezing. */
import { killFreezing } from './freezing.ts'
import { killInRounds } from './rounds.ts'

const print = (line: string) => void process.stdout.write(`${line}\n`)
const started = Date.now()
const { rounds, sent, answered, unanswered } = await killInRounds(
  Number(process.argv[2] ?? 50),
  print,
)
print(`${rounds} times killed in ${((Date.now() - started) / 1000).toFixed(0)} s`)
print(`${sent} messages sent, ${answered} answers came whole: each is in the journal, to the byte`)
print(`${unanswered} messages were stored and not answered; the database is sound`)
const { points, open, closed } = await killFreezing((all) =>
  Array.from({ length: all }, (_, at) => at),
)
print(
  `freezing killed at each of ${points} points: ${open} sessions were left open, ${closed} with their act; none has two`,
)
