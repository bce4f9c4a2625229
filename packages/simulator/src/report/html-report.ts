import { MASKING_PROMISE } from '../answer/mask.ts'
import { clipText } from '../answer/printable-text.ts'
import { html, Markup } from './html-markup.ts'
import { HTML_STYLE } from './html-style.ts'
import { writeHtmlSummary } from './html-summary.ts'
import {
  describeMarks,
  type Mark,
  type ReportCase,
  type ReportDocument,
  type ReportExchange,
  type ReportGroup,
  type ReportMessage,
  writeMessage,
} from './report-document.ts'

const VERDICTS: Readonly<Record<Mark, string>> = {
  passed: '✓ passed',
  failed: '✕ failed',
  warned: '! should',
  skipped: '– skipped',
}

/** What a mail or an upload form takes without a word. */
const MOST_BYTES = 1_000_000

/** How much of the evidence is shown: of each body, and how many calls of a case that passed. The first that fits is taken. */
interface Room {
  readonly body: number
  readonly passedBody: number
  readonly passedCalls: number
}

const ROOMS: readonly Room[] = [
  { body: 2_000, passedBody: 2_000, passedCalls: 100 },
  { body: 2_000, passedBody: 600, passedCalls: 4 },
  { body: 1_000, passedBody: 300, passedCalls: 1 },
  { body: 300, passedBody: 0, passedCalls: 0 },
]

/** With more failures than these, each is folded too: its reason stands on its row. */
const MOST_OPEN = 8

/**
 * Writes one HTML file that needs nothing else: no script, no font, no picture. A summary that prints on a page or two, then each
 * service: what failed first, what passed folded. Below 1 MB: where the evidence is more, that of what passed is cut first.
 */
export function writeHtmlReport(document: ReportDocument): string {
  let page = ''
  for (const room of ROOMS) {
    page = writePage(document, room)
    if (Buffer.byteLength(page) < MOST_BYTES) break
  }
  return page
}

function writePage(document: ReportDocument, room: Room): string {
  const { passed, groups, target } = document
  const verdict = passed ? 'passed' : 'failed'
  const failed = groups.flatMap(({ cases }) => cases.filter(({ mark }) => mark === 'failed')).length
  const isOpen = failed <= MOST_OPEN
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
${writeHtmlSummary(document)}<main>
${groups.map((group) => writeGroup(group, room, isOpen))}</main>
<footer><p class="note">${MASKING_PROMISE}</p></footer>
</body>
</html>
`.text
}

function writeGroup({ service, title, cases }: ReportGroup, room: Room, isOpen: boolean): Markup {
  const of = (...marks: readonly Mark[]) => cases.filter(({ mark }) => marks.includes(mark))
  const wrong = [...of('failed'), ...of('warned')]
  return html`<section id="service-${service}">
<h2>${title} <small>${describeMarks(cases)}</small> <a class="top" href="#summary">Summary</a></h2>
${wrong.length === 0 ? '' : HEAD}${wrong.map((one) => writeCase(one, room, isOpen && one.mark === 'failed'))}${fold('skipped', of('skipped'), room)}${fold('passed', of('passed'), room)}</section>
`
}

const HEAD = html`<div class="head" aria-hidden="true"><span>Verdict</span><span>Case</span><span>Expected</span><span>Came back</span></div>
`

/** Rows that need not be seen, behind one that says how many there are. */
function fold(mark: Mark, cases: readonly ReportCase[], room: Room): Markup {
  if (cases.length === 0) return html``
  return html`<details class="fold ${mark}"><summary><span class="verdict">${String(cases.length)} ${mark}</span></summary>
${HEAD}${cases.map((one) => writeCase(one, room, false))}</details>
`
}

function writeCase(one: ReportCase, room: Room, isOpen: boolean): Markup {
  const { name, severity, sent, expected, rule, received, mark, reason } = one
  return html`<details class="case ${mark}" id="${name}"${new Markup(isOpen ? ' open' : '')}>
<summary>
<span class="verdict">${one.accepted ? '! accepted' : VERDICTS[mark]}</span>
<span class="what"><code>${name}</code> <em>${severity}</em><br>${sent}</span>
<span class="expected"><i>Expected </i><b>${expected}</b><br><small>${rule}</small></span>
<span class="received"><i>Came back </i>${received === '' ? '–' : received}</span>
${reason === '' ? '' : html`<span class="reason">${reason}</span>\n`}</summary>
<div class="evidence">
${writeExchanges(one, room)}</div>
</details>
`
}

function writeExchanges({ exchanges, mark }: ReportCase, room: Room): Markup | readonly Markup[] {
  if (exchanges.length === 0) return html`<p>Nothing was sent.</p>`
  const isPassed = mark === 'passed'
  const shown = isPassed ? exchanges.slice(0, room.passedCalls) : exchanges
  const left = exchanges.length - shown.length
  const most = isPassed ? room.passedBody : room.body
  return [
    ...shown.map((exchange) => writeExchange(exchange, most)),
    ...(left === 0
      ? []
      : [
          html`<p>${String(left)} more ${left === 1 ? 'call is' : 'calls are'} left out, for room. --json has all.</p>`,
        ]),
  ]
}

function writeExchange({ stringToSign, request, response, milliseconds }: ReportExchange, most: number): Markup {
  const write = (message: ReportMessage) => writeMessage({ ...message, body: clipText(message.body, most) })
  return html`<figure>
<figcaption>String to sign</figcaption><pre>${stringToSign}</pre>
<figcaption>Request</figcaption><pre>${write(request)}</pre>
<figcaption>Answer, after ${milliseconds.toFixed(0)} ms</figcaption><pre>${write(response)}</pre>
</figure>
`
}
