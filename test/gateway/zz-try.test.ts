import fc from 'fast-check'
import { give } from '../support/answers.ts'
import { startEmulator } from '../support/emulator.ts'
import { signedMessage } from '../support/messages.ts'
const edit = fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.oneof(fc.constant(0), fc.nat({ max: 3 })),
  come: fc.constantFrom('<','>','&','"','<!--x-->','<![CDATA[]]>',']]>','&#0;','<?x?>',' ','\r','\n',':','\u2028','\u0085','&#13;','&#10;','&amp;','\t',' a="1"',' xmlns=""',' xmlns:q="q"','<a/>','\u00a0','\ufeff',' xml:lang="x"','=','/','&#x10FFFF;','\u{1f511}') })
describe('x', function () { this.timeout(3e6)
 it('x', async () => {
  const e = await startEmulator({ settings: { engine: 'both' } })
  const tally: Record<string, number> = {}
  const good = (await signedMessage(e)).toString('utf8')
  for (const edits of fc.sample(fc.array(edit, { minLength: 1, maxLength: 2 }), 4000)) {
    const text = edits.reduce((t, { place, gone, come }) => { const at = Math.floor(place * t.length); return t.slice(0, at) + come + t.slice(at + gone) }, good)
    const { entry } = await give(e, Buffer.from(text))
    tally[entry.outcome] = (tally[entry.outcome] ?? 0) + 1
    if (entry.outcome === 'ENGINES_DISAGREE' || entry.outcome === 'INTERNAL_ERROR') console.log(entry.outcome, JSON.stringify(edits), JSON.stringify(entry.reason).slice(0, 300))
  }
  console.log(tally, e.log.filter(l => l.event !== 'refused'))
  await e.close()
 })
})
