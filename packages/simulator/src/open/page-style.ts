const LIGHT = `
  color-scheme: light;
  --back: #f3f5f7; --card: #fff; --sunk: #f3f5f8; --text: #14202b; --soft: #51606f; --line: #d5dce4; --edge: #8593a3;
  --accent: #0c6b63; --on-accent: #fff; --accent-soft: #dcf3ef; --focus: #1d4ed8;
  --good: #10693f; --good-soft: #def5e7; --bad: #b3202a; --bad-soft: #fde5e6; --warn: #845100; --warn-soft: #fdf0d3;
  --clientId: #c2620a; --timestamp: #2563eb; --method: #7c3aed; --path: #0f8a5f; --accessToken: #c02678; --bodyHash: #a16207;
  --shade: 0 1px 2px rgb(20 32 43 / .06), 0 8px 24px rgb(20 32 43 / .05);
`

const DARK = `
  color-scheme: dark;
  --back: #0d1217; --card: #151c23; --sunk: #0f151b; --text: #e6edf4; --soft: #a3b2c1; --line: #2a3540; --edge: #61707f;
  --accent: #3fd6c2; --on-accent: #06221f; --accent-soft: #12332f; --focus: #8ab4ff;
  --good: #5fd79b; --good-soft: #11301f; --bad: #ff9096; --bad-soft: #3a171a; --warn: #f3bd57; --warn-soft: #35280c;
  --clientId: #f59e4b; --timestamp: #6ea8ff; --method: #b794f6; --path: #4fd1a0; --accessToken: #f27bb5; --bodyHash: #e3b341;
  --shade: none;
`

/** The page's style sheet: a desk of two columns, a phone of one; light, dark, or as the system is. */
export const PAGE_STYLE: string = `
:root {${LIGHT}}
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) {${DARK}} }
:root[data-theme=dark] {${DARK}}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; margin: 0; }
h1 { font-size: 1.05rem; } h2 { font-size: 1.15rem; } h3 { font-size: .95rem; margin-bottom: .5rem; }
h2:focus { outline: none; }
p { margin: 0; }
code, pre, textarea, input:not([type=checkbox], [type=radio]) { font-family: ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
.soft, small, .source { color: var(--soft); }
small, .source { font-size: .8rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: .3rem; }
main:focus-visible { outline: none; }
.hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: .5rem; top: -4rem; z-index: 2; padding: .5rem .9rem; background: var(--card); color: var(--text); border-radius: .5rem; }
.skip:focus { top: .5rem; }

header { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.5rem; padding: .65rem 1.25rem; background: var(--card); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: .55rem; }
nav { display: flex; gap: .25rem; }
nav a { padding: .4rem .9rem; border-radius: .5rem; color: var(--text); text-decoration: none; font-weight: 550; }
nav a:hover { background: var(--sunk); }
nav a[aria-current] { background: var(--accent-soft); color: var(--accent); }
.switches { display: flex; gap: .75rem; margin-left: auto; }
.switches .labelled { flex-direction: row; align-items: center; gap: .4rem; }
.switches label { color: var(--soft); font-weight: 400; }
.switches select { width: auto; }

main { max-width: 92rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.1rem 1.2rem; box-shadow: var(--shade); }
.complaint:empty { display: none; }
.complaint { margin-bottom: 1rem; padding: .7rem .9rem; border-radius: .5rem; border-left: 4px solid var(--bad); background: var(--bad-soft); }
.who { display: grid; grid-template-columns: 1.1fr 1.6fr 1.2fr .9fr 1.1fr; gap: .3rem 1rem; margin-bottom: 1rem; }
.who .source { grid-column: 1 / -1; }
.view { display: grid; grid-template-columns: minmax(21rem, 30rem) minmax(0, 1fr); gap: 1rem; align-items: start; }
.side { display: grid; gap: 1rem; min-width: 0; grid-template-columns: minmax(0, 1fr); }
.composer { display: grid; gap: .8rem; grid-template-columns: minmax(0, 1fr); }

.labelled { display: flex; flex-direction: column; gap: .2rem; min-width: 0; }
.labelled.narrow { max-width: 20rem; }
.labelled.beside { flex-direction: row; align-items: center; gap: .7rem; } .labelled.beside label { flex: none; }
label, legend { font-weight: 550; font-size: .85rem; }
input:not([type=checkbox], [type=radio], [type=file]), select, textarea {
  width: 100%; min-width: 0; padding: .45rem .6rem; border: 1px solid var(--edge); border-radius: .45rem;
  background: var(--card); color: var(--text);
}
select { font: inherit; font-size: .9rem; }
textarea { resize: vertical; line-height: 1.45; }
input:disabled { background: var(--sunk) !important; color: var(--soft) !important; border-style: dashed !important; }
input[type=checkbox], input[type=radio] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--accent); flex: none; }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
button, .button {
  display: inline-flex; align-items: center; min-height: 2.25rem; padding: .35rem .85rem; border: 1px solid var(--edge); border-radius: .5rem;
  background: var(--card); color: var(--text); font: inherit; font-size: .9rem; font-weight: 550; text-decoration: none; cursor: pointer;
}
button:hover, .button:hover { border-color: var(--accent); background: var(--accent-soft); }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); padding-inline: 1.4rem; }
button.primary:hover { filter: brightness(1.08); }
button:disabled { opacity: .65; cursor: progress; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: .6rem; }
.check-line { display: flex; align-items: center; gap: .5rem; }
.check-line label { font-weight: 400; font-size: .9rem; }
.send-line { position: sticky; bottom: 0; padding: .6rem 0 .2rem; background: linear-gradient(transparent, var(--card) 30%); }
.send-line button { width: 100%; justify-content: center; min-height: 2.7rem; font-size: 1rem; }
.quick { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .6rem; }
.composer > .path { color: var(--soft); font-size: .85rem; }
.choices { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; }
.choices legend { float: left; margin-right: .6rem; padding: .3rem 0; }
.choice { display: inline-flex; }
.choice input { position: absolute; opacity: 0; }
.choice label { padding: .3rem .75rem; border: 1px solid var(--edge); border-radius: 99px; font-weight: 500; cursor: pointer; }
.choice input:checked + label { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.choice input:focus-visible + label { outline: 3px solid var(--focus); outline-offset: 2px; }
.body { display: grid; gap: .6rem; grid-template-columns: minmax(0, 1fr); }

.field { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: .15rem .5rem; align-items: center; padding: .45rem 0; border-top: 1px solid var(--line); }
.field label code { font-weight: 600; }
.field > input:not([type=checkbox]) { grid-column: 2 / -1; }
.field > small { grid-column: 2 / -1; min-height: 1em; }
.field > small:empty { display: none; }
.presence { font-size: .72rem; color: var(--soft); }
.presence.mandatory { color: var(--accent); font-weight: 600; }
.more { border-top: 1px solid var(--line); padding-top: .5rem; }
summary { cursor: pointer; border-radius: .4rem; }
.more > summary { padding: .3rem 0; color: var(--accent); font-weight: 550; font-size: .9rem; }

legend { padding: 0; }
.result > div, .diagnosis > div { display: grid; gap: 1.2rem; grid-template-columns: minmax(0, 1fr); }
.result, .diagnosis { display: grid; gap: .8rem; grid-template-columns: minmax(0, 1fr); align-content: start; }
.verdict { padding: .8rem 1rem; border-radius: .6rem; border-left: 5px solid var(--mark); background: var(--mark-soft); display: grid; gap: .2rem; }
.as-expected, .passed { --mark: var(--good); --mark-soft: var(--good-soft); }
.finding, .failed { --mark: var(--bad); --mark-soft: var(--bad-soft); }
.no-answer, .warned { --mark: var(--warn); --mark-soft: var(--warn-soft); }
.skipped { --mark: var(--soft); --mark-soft: var(--sunk); }
.verdict .soft { color: var(--text); opacity: .85; }
.headline { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .8rem; }
.headline strong, .sign { color: var(--mark); }
.headline strong { font-size: 1.1rem; }
.verdict .answer { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .95rem; }
.hint { margin-top: .3rem; }
.fine { color: var(--good); } .must { color: var(--bad); } .should { color: var(--warn); } .security { color: var(--bad); }
.findings { margin: 0; padding: 0; list-style: none; display: grid; gap: .5rem; }
.findings li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0 .6rem; color: var(--text); }
.findings li small { grid-column: 2; }
.findings .must .severity, .findings .security .severity { color: var(--bad); } .findings .should .severity { color: var(--warn); }
table { width: 100%; border-collapse: collapse; font-size: .88rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); border-top: 0; font-size: .78rem; }
table { table-layout: fixed; } thead th:nth-child(1) { width: 31%; } thead th:nth-child(2) { width: 27%; } thead th:nth-child(3) { width: 17%; }
.string-to-sign { padding: .7rem .8rem; border-radius: .5rem; background: var(--sunk); line-height: 1.9; }
.signed { --part: var(--soft); }
.signed.clientId { --part: var(--clientId); } .signed.timestamp { --part: var(--timestamp); } .signed.method { --part: var(--method); }
.signed.path { --part: var(--path); } .signed.accessToken { --part: var(--accessToken); } .signed.bodyHash { --part: var(--bodyHash); }
.string-to-sign .signed:not(.separator) { padding: .12em .1em; border-bottom: 3px solid var(--part); background: color-mix(in srgb, var(--part) 13%, transparent); border-radius: .2em .2em 0 0; }
.parts { display: grid; gap: .15rem; margin: .6rem 0 0; font-size: .85rem; }
.parts div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: .6rem; }
.parts dt { display: flex; align-items: baseline; gap: .45rem; }
.parts dt::before { content: ""; width: .7rem; height: .7rem; border-radius: .2rem; background: var(--part); flex: none; }
.parts dd { margin: 0; }
.messages { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .8rem; margin-top: .6rem; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: .8rem; color: var(--soft); margin-bottom: .25rem; }
pre { margin: 0; padding: .7rem .8rem; border-radius: .5rem; background: var(--sunk); white-space: pre-wrap; line-height: 1.5; max-height: 32rem; overflow: auto; }
pre i { font-style: normal; color: var(--soft); }
.history-list { margin: .4rem 0 0; padding: 0; list-style: none; display: grid; gap: .25rem; }
.history-row { width: 100%; display: grid; grid-template-columns: 1.2rem minmax(9rem, auto) minmax(9rem, auto) minmax(0, 1fr) auto; gap: .2rem .7rem; text-align: left; font-weight: 400; border-color: transparent; background: none; }
.history-row[aria-current] { border-color: var(--accent); background: var(--accent-soft); }
.history-row .answer { grid-column: 4; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.history-row em { font-style: normal; color: var(--soft); }
.history-row time { grid-column: 5; color: var(--soft); font-size: .8rem; }

.numbers, .boxes { display: grid; gap: .5rem; }
.numbers { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.numbers legend, .boxes legend { padding-bottom: .4rem; }
.boxes .check-line { min-height: 1.6rem; }
progress { width: 100%; height: .6rem; accent-color: var(--accent); }
.state-line { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
.check-state { font-weight: 600; color: var(--mark, var(--soft)); }
.cases { display: grid; gap: .3rem; }
.case { border: 1px solid var(--line); border-left: 4px solid var(--mark); border-radius: .4rem; background: var(--card); }
.case summary { display: flex; flex-wrap: wrap; gap: .1rem .7rem; padding: .4rem .7rem; align-items: baseline; }
.case summary:hover { background: var(--sunk); }
.case .mark { color: var(--mark); font-weight: 600; font-size: .82rem; }
.case .why { flex-basis: 100%; padding-left: 1.5rem; color: var(--soft); font-size: .88rem; }
.case dl { margin: 0; padding: .2rem .9rem .8rem 2.2rem; display: grid; gap: .3rem; font-size: .9rem; }
.case dl div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .6rem; }
.case dt { color: var(--soft); } .case dd { margin: 0; }
.drop { display: grid; gap: .4rem; justify-items: start; padding: 1.1rem; border: 2px dashed var(--edge); border-radius: .7rem; background: var(--sunk); }
.drop.over { border-color: var(--accent); background: var(--accent-soft); }
.drop input { max-width: 100%; color: var(--text); font: inherit; font-size: .85rem; }
.cause { padding: .6rem 0 .6rem .9rem; border-left: 3px solid var(--warn); display: grid; gap: .3rem; margin-bottom: .6rem; }
.fix { font-weight: 550; }
.notes { margin: 0; padding-left: 1.2rem; display: grid; gap: .3rem; }
.paragraph > summary { font-weight: 550; font-size: .9rem; color: var(--accent); } .paragraph p { padding-top: .4rem; }
.export { width: min(52rem, calc(100vw - 2rem)); color: var(--text); padding: 1.2rem; }
.export[open] { display: grid; gap: .7rem; grid-template-columns: minmax(0, 1fr); }
.export::backdrop { background: rgb(0 0 0 / .5); }
.export pre { max-height: 50vh; }
.export .buttons { margin: 0; }

@media (max-width: 64rem) {
  .view { grid-template-columns: minmax(0, 1fr); }
  .who { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media (max-width: 44rem) {
  header { padding: .6rem .9rem; gap: .5rem .9rem; }
  nav { order: 3; width: 100%; } nav a { flex: 1; text-align: center; }
  .brand small { display: none; }
  .switches { gap: .5rem; } .switches label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .switches select { padding: .3rem .4rem; font-size: .82rem; }
  main { padding: .75rem .75rem 2.5rem; }
  .card { padding: .9rem; }
  .who .wide { grid-column: 1 / -1; }
  .messages { grid-template-columns: minmax(0, 1fr); }
  .parts div { grid-template-columns: 8rem minmax(0, 1fr); }
  table, tbody, tr { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .5rem 0; border-top: 1px solid var(--line); }
  tbody th, tbody td { display: block; border: 0; padding: .1rem 0; }
  .history-row { grid-template-columns: 1.2rem minmax(0, 1fr) auto; }
  .history-row em, .history-row .answer { grid-column: 2 / -1; }
  .history-row time { grid-column: 3; grid-row: 1; }
}
@media (prefers-reduced-motion: no-preference) { button, .button, nav a, .skip { transition: background .12s, border-color .12s, top .12s; } }
@media (forced-colors: active) { .choice input:checked + label { outline: 2px solid; } }
`
