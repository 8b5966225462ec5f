/** Not in `npm test`: `npm run test:kill`, fifty rounds, or as many as the first argument says, every point of freezing and of erasing, and every place of a certification run. */
import { killCertifying } from './certifying.ts'
import { killTarget } from './certifying-target.ts'
import { killErasing } from './erasing.ts'
import { killFreezing } from './freezing.ts'
import { certifyPlaces, clientPlaces, servePlaces } from './places.ts'
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
const every = (all: number) => Array.from({ length: all }, (_, at) => at)
const { points, open, closed } = await killFreezing(every)
print(
  `freezing killed at each of ${points} points: ${open} sessions were left open, ${closed} with their act; none has two`,
)
const erased = await killErasing(every)
print(
  `erasing killed at each of ${erased.points} points: ${erased.before} sessions were left as they were, ${erased.after} wholly erased; none half`,
)
for (const [name, places, kill] of [
  ['shep certify', certifyPlaces, killCertifying],
  ['shep serve under certify --application', servePlaces, killTarget.bind(undefined, 'serve')],
  ['shep certify --application', clientPlaces, killTarget.bind(undefined, 'certify')],
] as const) {
  const left = await kill(places)
  print(
    `${name} killed at ${places.length} places: ${left.open} sessions were left open, ${left.acted} with their act; each run was finished, none has two acts`,
  )
}
