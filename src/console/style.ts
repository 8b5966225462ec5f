/** Colours by use; every text colour is readable on both grounds (WCAG 2.1, 1.4.3). */
export const palette = {
  light: {
    ground: '#f6f6f3',
    sheet: '#ffffff',
    ink: '#1b2227',
    pale: '#535d66',
    line: '#d5d9dc',
    link: '#0a568a',
    pass: '#1a6638',
    warn: '#7a4f00',
    fail: '#a01f1b',
  },
  dark: {
    ground: '#14181b',
    sheet: '#1c2226',
    ink: '#e5e9eb',
    pale: '#a7b1b9',
    line: '#3a444c',
    link: '#80c2ee',
    pass: '#83d19d',
    warn: '#e7bb62',
    fail: '#ff9c95',
  },
} as const

const variables = (scheme: Readonly<Record<string, string>>): string =>
  Object.entries(scheme)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ')

/** The one stylesheet; system fonts, nothing is loaded from elsewhere. */
export const stylesheet = `:root { color-scheme: light dark; ${variables(palette.light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(palette.dark)} } }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: break-word; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
header, main, footer { max-width: 1200px; margin: 0 auto; padding: 0 24px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 16px 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 0 0 8px; }
h3 { font-size: 1rem; margin: 20px 0 4px; }
p { margin: 8px 0; max-width: 80ch; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible,
pre:focus-visible, summary:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
code, pre { font: 0.86em/1.5 ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; }
code { overflow-wrap: anywhere; }
.whole { white-space: nowrap; }
small, .hint { color: var(--pale); font-size: 0.86rem; }
.test-only { max-width: none; margin: 0; padding: 6px 24px; text-align: center; font-size: 0.9rem;
  background: var(--sheet); border-bottom: 2px solid var(--fail); }
.test-only b { color: var(--fail); }
.skip { position: absolute; left: -999em; padding: 8px 16px; background: var(--sheet); }
.skip:focus { left: 8px; top: 8px; z-index: 1; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between; padding-top: 16px; }
.product { font-weight: 600; color: var(--ink); text-decoration: none; }
nav.languages { margin-left: auto; }
nav.sections { flex-basis: 100%; padding-bottom: 8px; border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; list-style: none; margin: 0; padding: 0; }
nav [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.lead { font-size: 1.05rem; }
section, form { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px;
  padding: 16px 20px; margin: 20px 0; }
section section, section form { border: 0; padding: 0; margin: 16px 0 0; }
form label { font-weight: 600; }
summary { cursor: pointer; margin: 16px 0 0; font-weight: 600; }
select { padding: 8px; }
form .hint { margin: 0 0 8px; }
.field { display: flex; gap: 8px; max-width: 640px; }
input, button, select, textarea { font: inherit; padding: 8px 12px; border-radius: 6px; border: 1px solid var(--pale); }
input { flex: 1; min-width: 0; }
input, select, textarea { max-width: 100%; background: var(--ground); color: var(--ink); }
textarea { display: block; width: 100%; resize: vertical; font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; }
mark { background: var(--fail); color: var(--sheet); border-radius: 2px; }
.cause { font-size: 1.05rem; font-weight: 600; }
button { background: var(--link); border-color: var(--link); color: var(--sheet); font-weight: 600; cursor: pointer; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
th { text-align: left; color: var(--pale); font-weight: 600; white-space: nowrap; }
th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
td { overflow-wrap: anywhere; }
td p { margin: 0 0 4px; }
.checks td:nth-child(1) { width: 46%; }
.checks th, .checks td:nth-child(2) { white-space: nowrap; }
.why { color: var(--fail); }
.badge { display: inline-block; white-space: nowrap; font-weight: 600; }
.badge.pass { color: var(--pass); }
.badge.warn { color: var(--warn); }
.badge.fail { color: var(--fail); }
.badge.inconclusive, .badge.untestable { color: var(--fail); font-weight: 400; }
.badge.not-applicable { color: var(--pale); font-weight: 400; }
.totals .badge { margin-right: 16px; }
.outcome { font-size: 1.15rem; }
.warnings li { color: var(--warn); }
.progress { white-space: nowrap; }
progress { width: 7em; height: 0.8em; vertical-align: baseline; accent-color: var(--pass); margin-right: 6px; }
dl { margin: 8px 0 0; }
dl div { display: grid; grid-template-columns: 15em 1fr; gap: 0 16px; padding: 4px 0; }
dt { color: var(--pale); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
td dl { margin: 0; font-size: 0.86rem; }
td dl div { grid-template-columns: 7em 1fr; padding: 0; }
pre { margin: 8px 0 0; padding: 12px; max-height: 32em; overflow: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; tab-size: 2; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; }
footer { padding-bottom: 24px; color: var(--pale); font-size: 0.86rem; }
@media (max-width: 760px) {
  nav.languages { margin-left: 0; }
  header, main, footer { padding-left: 12px; padding-right: 12px; }
  section, form { padding: 12px; }
  table, tbody, tr, td { display: block; width: auto; }
  thead { position: absolute; left: -999em; }
  tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td, .checks td:nth-child(1) { width: auto; display: grid; grid-template-columns: 7.5em minmax(0, 1fr); gap: 8px;
    padding: 2px 0; border: 0; }
  td.none { display: none; }
  main ul { padding-left: 20px; }
  .whole, .progress { white-space: normal; }
  td::before { content: attr(data-label); color: var(--pale); overflow-wrap: anywhere; min-width: 0; }
  dl div { grid-template-columns: minmax(0, 1fr); }
}
@media print { nav, form, .skip { display: none; } pre { max-height: none; } }
`
