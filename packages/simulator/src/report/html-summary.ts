import { html, type Markup } from './html-markup.ts'
import { listFacts, type Mark, type ReportCase, type ReportDocument } from './report-document.ts'

/** The first page of the HTML report: verdict, counts, facts, a row for each service, what failed and why, what was skipped and why. */
export function writeHtmlSummary(document: ReportDocument): Markup {
  const { passed, counts, strict } = document
  const verdict = passed ? 'passed' : 'failed'
  return html`<header id="summary">
<h1>SNAP conformance <span class="badge ${verdict}">${verdict}</span></h1>
<ul class="counts">
${countItem('passed', counts.passed, 'passed')}
${countItem('failed', counts.failedMust, 'failed “must”')}
${countItem('failed', counts.failedSecurity, 'failed “security”')}
${countItem('warned', counts.failedShould, 'failed “should”')}
${counts.accepted === 0 ? '' : countItem('warned', counts.accepted, 'failed and accepted')}
${countItem('skipped', counts.skipped, 'skipped')}
</ul>
<dl class="facts">
${listFacts(document).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
<p class="note">“Must”: the documents say so. “Security”: no document says so, and money rests on it. “Should”: good practice${strict ? ', and it counts here' : ', which does not count here'}. Each row opens and shows its messages, with tokens, signatures and secrets masked.</p>
${listServices(document)}${listFailures(document)}${listSkipped(document)}</header>
`
}

function countItem(mark: Mark, count: number, label: string): Markup {
  return html`<li class="${count === 0 ? 'none' : mark}"><b>${String(count)}</b> ${label}</li>`
}

const COLUMNS: readonly Mark[] = ['passed', 'failed', 'warned', 'skipped']

/** A row for each service, which leads to its section. */
function listServices({ groups }: ReportDocument): Markup {
  return html`<nav aria-label="Services"><table>
<thead><tr><th>Service</th><th>passed</th><th>failed</th><th>should</th><th>skipped</th></tr></thead>
<tbody>
${groups.map(
  ({ service, title, cases }) =>
    html`<tr><th><a href="#service-${service}">${title}</a></th>${COLUMNS.map((mark) => countCell(mark, cases))}</tr>\n`,
)}</tbody>
</table></nav>
`
}

function countCell(wanted: Mark, cases: readonly ReportCase[]): Markup {
  const count = cases.filter(({ mark }) => mark === wanted).length
  return html`<td class="${count === 0 ? 'none' : wanted}">${String(count)}</td>`
}

/** Links to what failed, for a reader who has no time; what failed for one cause stands together. */
function listFailures({ groups, causes }: ReportDocument): Markup {
  const all = groups.flatMap(({ cases }) => cases)
  const wrong = (['failed', 'warned'] as const).flatMap((wanted) => all.filter(({ mark }) => mark === wanted))
  if (wrong.length === 0) return html``
  const grouped = new Set(causes.flatMap(({ cases }) => cases))
  const alone = wrong.filter(({ name }) => !grouped.has(name))
  const named = (names: readonly string[]) => wrong.filter(({ name }) => names.includes(name))
  return html`<nav aria-label="What failed"><h2>What failed</h2>
${causes.map(
  ({ reason, cases }) => html`<p><b>${String(cases.length)} for one cause:</b> ${reason}</p>
${listLinks(named(cases))}`,
)}${alone.length === 0 ? '' : html`${causes.length === 0 ? '' : html`<p><b>Each for a cause of its own:</b></p>\n`}${listLinks(alone)}`}</nav>
`
}

/** Links to cases, the first ones in sight: the summary is a page. */
function listLinks(cases: readonly ReportCase[]): Markup {
  const link = ({ name, mark }: ReportCase) => html`<li class="${mark}"><a href="#${name}">${name}</a></li>\n`
  const isLong = cases.length > MOST_LINKS + 1
  const rest = isLong ? cases.slice(MOST_LINKS) : []
  return html`<ul>
${cases.slice(0, isLong ? MOST_LINKS : undefined).map(link)}</ul>
${
  rest.length === 0
    ? ''
    : html`<details class="more"><summary>${String(rest.length)} more</summary><ul>
${rest.map(link)}</ul></details>\n`
}`
}

const MOST_LINKS = 6

/** The reasons for which cases were skipped, and how many for each. */
function listSkipped({ groups }: ReportDocument): Markup {
  const skipped = groups.flatMap(({ cases }) => cases.filter(({ mark }) => mark === 'skipped'))
  if (skipped.length === 0) return html``
  const reasons = [...new Set(skipped.map(({ reason }) => reason))]
  const count = (wanted: string) => skipped.filter(({ reason }) => reason === wanted).length
  return html`<h2>What was skipped</h2>
<ul class="skips">
${reasons.map((reason) => html`<li><b>${String(count(reason))}</b> ${reason}</li>\n`)}</ul>
`
}
