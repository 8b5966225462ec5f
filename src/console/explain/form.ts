import { type Html, html } from '../html.ts'
import type { Say } from '../texts.ts'

/** Longer texts are not put back into the form: they came from a file as well. */
const KEPT = 64 * 1024

/** A message, pasted or as a file, and a certificate where the message only names one. */
export function explainForm(say: Say, maxBytes: number, message = ''): Html {
  const kept = message.length > KEPT ? '' : message
  return html`<form action="/explain" method="post" enctype="multipart/form-data">
<p>${say('explainAbout')}</p>
<p><label for="message">${say('explainMessage')}</label></p>
<p class="hint" id="message-hint">${say('explainMessageHint')}</p>
<textarea id="message" name="message" rows="8" aria-describedby="message-hint" spellcheck="false" autocomplete="off">
${kept}</textarea>
<p><label for="file">${say('explainFile')}</label></p>
<p class="hint" id="file-hint">${say('explainFileHint', { count: maxBytes })}</p>
<p><input id="file" name="file" type="file" aria-describedby="file-hint"></p>
<p><label for="certificate">${say('explainCertificate')}</label></p>
<p class="hint" id="certificate-hint">${say('explainCertificateHint')}</p>
<textarea id="certificate" name="certificate" rows="3" aria-describedby="certificate-hint" spellcheck="false" autocomplete="off"></textarea>
<p><label for="certificate-file">${say('explainCertificateFile')}</label></p>
<p><input id="certificate-file" name="certificate-file" type="file"></p>
<p><button type="submit">${say('explainButton')}</button></p>
</form>`
}
