/** The style sheet of the HTML report: rows on a wide screen, cards on a phone, and paper. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1c2024; --soft: #60646c; --line: #d9d9e0; --back: #fcfcfd; --card: #fff; --code: #f4f4f6;
  --passed: #18794e; --failed: #c62a2f; --warned: #955f00; --skipped: #60646c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #edeef0; --soft: #b0b4ba; --line: #3a3f45; --back: #111113; --card: #18191b; --code: #212225;
    --passed: #4cc38a; --failed: #ff8589; --warned: #f1a10d; --skipped: #b0b4ba;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 76rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h2 small { font-weight: 400; font-size: .85rem; color: var(--soft); }
code, pre { font: .92em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.badge { display: inline-block; padding: .1em .6em; border-radius: 99px; font-size: .65em; vertical-align: .25em; color: var(--card); }
.badge.passed { background: var(--passed); } .badge.failed { background: var(--failed); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.counts li { padding: .35rem .8rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
.counts b { font-size: 1.25rem; color: var(--mark); } .counts .none { color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr)); gap: .5rem 1.5rem; margin: 0 0 1rem; }
.facts dt, .note, figcaption { color: var(--soft); font-size: .85rem; }
.facts dd { margin: 0; }
nav ul { columns: 18rem auto; margin: 0; padding: 0; list-style: none; }
nav li { border-left: 4px solid var(--mark); margin-bottom: .25rem; padding-left: .6rem; break-inside: avoid; }
nav a { color: inherit; }
.head, summary { display: grid; grid-template-columns: 6.5rem 5fr 5fr 4fr; gap: .25rem 1rem; padding: .6rem .8rem; }
.head { padding-bottom: .2rem; color: var(--soft); font-size: .85rem; }
.case { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--mark); margin-bottom: -1px; }
.passed { --mark: var(--passed); } .failed { --mark: var(--failed); }
.warned { --mark: var(--warned); } .skipped { --mark: var(--skipped); }
summary { cursor: pointer; list-style: none; position: relative; padding-left: 1.9rem; }
.head { padding-left: calc(1.9rem + 4px); }
summary::before { content: "▸"; position: absolute; left: .75rem; top: .6rem; color: var(--soft); }
details[open] > summary::before { content: "▾"; }
.case:target { outline: 2px solid var(--mark); }
.fold { margin-top: .6rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); }
.fold > summary { display: block; padding-block: .6rem; }
.fold > .head { margin-top: .2rem; } .fold > .case { border-width: 1px 0 0 4px; margin: 0; }
.reason { grid-column: 2 / -1; }
.top { float: right; font-size: .85rem; font-weight: 400; color: var(--soft); }
table { width: 100%; border-collapse: collapse; } th { font-weight: 500; text-align: left; } thead th { color: var(--soft); font-size: .85rem; }
th, td { padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); }
td, thead th:not(:first-child) { text-align: right; width: 5.5em; font-variant-numeric: tabular-nums; }
th, td { overflow-wrap: normal; }
.more summary { display: inline-block; padding: .2rem .2rem .2rem 1.3rem; color: var(--soft); } .more summary::before { left: .2rem; top: .2rem; }
td { color: var(--mark); } td.none { color: var(--soft); }
.skips { margin: 0; padding-left: 1.2rem; } footer { margin-top: 2rem; }
summary::-webkit-details-marker { display: none; }
summary:hover, summary:focus-visible { background: var(--code); }
summary i { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); font-style: normal; color: var(--soft); }
summary small { color: var(--soft); }
.verdict { color: var(--mark); font-weight: 600; white-space: nowrap; }
.what code { font-weight: 600; }
.what em { padding: 0 .4em; border: 1px solid var(--line); border-radius: .3em; color: var(--soft); font-size: .75rem; font-style: normal; }
.expected b { font-weight: 500; }
.evidence { padding: 0 .8rem .8rem; }
.reason { margin: .3rem 0 .6rem; font-weight: 600; }
.failed .reason, .warned .reason { color: var(--mark); }
figure { margin: 0 0 1rem; padding: .6rem; border: 1px solid var(--line); border-radius: .4rem; }
pre { margin: 0 0 .5rem; padding: .5rem .6rem; background: var(--code); border-radius: .3rem; white-space: pre-wrap; }
@media (max-width: 46rem) {
  body { padding: 1rem .75rem; }
  .head { display: none; }
  .case { margin-bottom: .6rem; border-radius: .4rem; }
  summary { grid-template-columns: 1fr; } .reason { grid-column: 1; }
  td, thead th:not(:first-child) { width: 3.4rem; padding-right: 0; font-size: .78rem; }
  .fold > .case { margin: 0; border-radius: 0; }
  summary i { position: static; width: auto; height: auto; clip-path: none; font-size: .85rem; }
}
@media print {
  :root {
    --text: #000; --soft: #444; --line: #bbb; --back: #fff; --card: #fff; --code: #fff;
    --passed: #18794e; --failed: #a8071a; --warned: #7a4d00; --skipped: #444;
  }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  header { break-after: page; } .top, summary::before { display: none; } summary { padding-left: .5rem; }
  nav ul { columns: 14rem auto; }
  .badge { color: inherit; background: none !important; border: 1px solid; }
  .head, summary { grid-template-columns: 5rem 5fr 5fr 4fr; padding: .3rem .5rem; }
  summary, h2 { break-inside: avoid; }
  h2, .head, summary, figcaption { break-after: avoid-page; }
  .case:not([open]) summary { break-after: auto; }
  pre { border: 1px solid var(--line); }
}
`
