/** `npm run test:properties -- [RUNS] [SEED]`: the properties over many more sequences than `npm test` has time for. */
import { checkTokens } from './tokens.ts'

const [runs = '2000', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2)
process.stdout.write(`${runs} sequences, seed ${seed}\n`)
await checkTokens(Number(runs), Number(seed))
process.stdout.write('every one holds\n')
