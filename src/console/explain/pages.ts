import { ShepFault } from '../../contract/faults.ts'
import type { SentForm } from '../form.ts'
import { html } from '../html.ts'
import type { AskedRow, FindRow, Question } from '../rows.ts'
import type { Mounting } from '../serving.ts'
import { type ConsoleSource, messagesOf } from '../source.ts'
import { explainForm } from './form.ts'
import { explanationMain } from './page.ts'
import type { Explanation } from './told.ts'

/** Of the certificate, and what a form puts around its fields. */
const AROUND = 256 * 1024

/** The signature debugger: of a message that is handed in, and of one in the journal. Nothing is kept. */
export function explainPages({ get, post }: Mounting, source: ConsoleSource, row: FindRow): void {
  const verify = row('post', '/verify')
  const journaled = row('get', '/journal/:id/explanation')
  const section = 'navExplain'
  get('/explain', async (_, { say }) => ({
    heading: say('explain'),
    main: explainForm(say, verify.maxBytes),
    section,
  }))
  post('/explain', 2 * verify.maxBytes + AROUND, async (_, voice, form) => {
    const { say } = voice
    const told = await ask(verify, form)
    if (!told)
      return {
        heading: say('explain'),
        main: html`<p role="alert">${say('explainNothing')}</p>${explainForm(say, verify.maxBytes)}`,
        section,
        status: 400,
      }
    const main = html`${explanationMain(told, voice)}
${explainForm(say, verify.maxBytes, form.text('message'))}`
    return { heading: say('explain'), main, section }
  })
  get('/messages/:id/explanation', async ({ params, query }, voice) => {
    const id = String(params['id'])
    const found = (await messagesOf(source, id, 1)).find((one) => one.id === id)
    if (!found) throw new ShepFault('ENTRY_UNKNOWN', { id })
    const told = (await journaled({
      parameters: { id },
      query: { show: showOf(query) },
    })) as Explanation
    const heading = `${voice.say('explain')}: ${found.messageId ?? id}`
    return { heading, main: explanationMain(told, voice, found), section }
  })
}

const showOf = ({ show }: { readonly show?: unknown }) => (show === 'all' ? show : undefined)

/** A file goes before a text; undefined where neither was given. */
async function ask(verify: AskedRow, form: SentForm): Promise<Explanation | undefined> {
  const message = await messageOf(form)
  if (!message) return undefined
  const certificate = await certificateOf(form)
  return (await verify({ ...message, query: { certificate } })) as Explanation
}

/** A pasted text is Unicode, whatever its declaration says. */
async function messageOf(form: SentForm): Promise<Question | undefined> {
  const bytes = await form.file('file')
  if (bytes) return { bytes }
  const text = form.text('message')
  if (text === undefined) return undefined
  return { bytes: Buffer.from(text, 'utf8'), contentType: 'text/xml; charset=utf-8' }
}

async function certificateOf(form: SentForm): Promise<string | undefined> {
  const bytes = await form.file('certificate-file')
  if (!bytes) return form.text('certificate')?.trim()
  const text = Buffer.from(bytes).toString('latin1')
  return text.includes('-----BEGIN') ? text : Buffer.from(bytes).toString('base64')
}
