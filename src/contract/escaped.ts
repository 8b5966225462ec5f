const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What no page and no XML may hold, and what turns the direction of a line, is shown as �. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\p{Bidi_Control}\ufffe\uffff]/gu

/** Text as it stands in an element or a quoted attribute, of HTML and of XML. */
export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
