export type { AdapterHarness, AppWiring, ParserName, WebApp, WebHarness } from './adapter-harness.ts'
export { type AdapterCase, runCase } from './bench/bench.ts'
export { openWebLine } from './bench/web-line.ts'
