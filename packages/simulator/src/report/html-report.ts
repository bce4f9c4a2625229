import { HTML_STYLE } from './html-style.ts'
import {
  listFacts,
  type Mark,
  type ReportCase,
  type ReportDocument,
  type ReportExchange,
  type ReportGroup,
  writeMessage,
} from './report-document.ts'

const VERDICTS: Readonly<Record<Mark, string>> = {
  passed: '✓ passed',
  failed: '✕ failed',
  warned: '! should',
  skipped: '– skipped',
}

/** Text that stands in the document as it is. All other text is escaped when it is put in. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Content = string | Markup | readonly Markup[]

/** Builds markup; every value that is no markup is escaped. */
function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const filled = values.map((value, index) => `${parts[index] ?? ''}${toHtml(value)}`)
  return new Markup(filled.join('') + (parts[values.length] ?? ''))
}

function toHtml(value: Content): string {
  if (typeof value === 'string') return escapeHtml(value)
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** Writes one HTML file that needs nothing else: no script, no font, no picture. It reads on a phone and prints. */
export function writeHtmlReport(document: ReportDocument): string {
  const { passed, counts, groups, target } = document
  const verdict = passed ? 'passed' : 'failed'
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>SNAP conformance: ${verdict}, ${target}</title>
<style>${new Markup(HTML_STYLE)}</style>
</head>
<body>
<header>
<h1>SNAP conformance <span class="badge ${verdict}">${verdict}</span></h1>
<ul class="counts">
${countItem('passed', counts.passed, 'passed')}
${countItem('failed', counts.failedMust, 'failed “must”')}
${countItem('warned', counts.failedShould, 'failed “should”')}
${countItem('skipped', counts.skipped, 'skipped')}
</ul>
<dl class="facts">
${listFacts(document).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
<p class="note">“Must”: the documents say so. “Should”: good practice${document.strict ? ', and it counts here' : ', which does not count here'}. Tokens, signatures and secrets are masked.</p>
${listFailures(groups)}</header>
<main>
${groups.map(writeGroup)}</main>
</body>
</html>
`.text
}

function countItem(mark: Mark, count: number, label: string): Markup {
  return html`<li class="${count === 0 ? 'none' : mark}"><b>${String(count)}</b> ${label}</li>`
}

/** Links to what failed, for a reader who has no time. */
function listFailures(groups: ReportDocument['groups']): Markup {
  const all = groups.flatMap(({ cases }) => cases)
  const items = (['failed', 'warned'] as const).flatMap((wanted) =>
    all
      .filter(({ mark }) => mark === wanted)
      .map(({ name, mark }) => html`<li class="${mark}"><a href="#${name}">${name}</a></li>\n`),
  )
  if (items.length === 0) return html``
  return html`<nav aria-label="What failed"><h2>What failed</h2>
<ul>
${items}</ul></nav>
`
}

function writeGroup({ title, cases }: ReportGroup): Markup {
  const passed = cases.filter(({ mark }) => mark === 'passed').length
  return html`<section>
<h2>${title} <small>${String(passed)} of ${String(cases.length)} passed</small></h2>
<div class="head" aria-hidden="true"><span>Verdict</span><span>Case</span><span>Expected</span><span>Came back</span></div>
${cases.map(writeCase)}</section>
`
}

function writeCase(one: ReportCase): Markup {
  const { name, severity, sent, expected, rule, received, mark, reason, exchanges } = one
  const open = new Markup(mark === 'failed' || mark === 'warned' ? ' open' : '')
  return html`<details class="case ${mark}" id="${name}"${open}>
<summary>
<span class="verdict">${VERDICTS[mark]}</span>
<span class="what"><code>${name}</code> <em>${severity}</em><br>${sent}</span>
<span class="expected"><i>Expected </i><b>${expected}</b><br><small>${rule}</small></span>
<span class="received"><i>Came back </i>${received === '' ? '–' : received}</span>
</summary>
<div class="evidence">
${reason === '' ? '' : html`<p class="reason">${reason}</p>`}
${exchanges.length === 0 ? html`<p>Nothing was sent.</p>` : exchanges.map(writeExchange)}</div>
</details>
`
}

function writeExchange({ stringToSign, request, response, milliseconds }: ReportExchange): Markup {
  return html`<figure>
<figcaption>String to sign</figcaption><pre>${stringToSign}</pre>
<figcaption>Request</figcaption><pre>${writeMessage(request)}</pre>
<figcaption>Answer, after ${milliseconds.toFixed(0)} ms</figcaption><pre>${writeMessage(response)}</pre>
</figure>
`
}
