/** What runs wherever `fetch` is known. */
export type { AdapterHarness, AppWiring, ParserName, WebApp, WebHarness } from './adapter-harness.ts'
export { type AdapterCase, runCase } from './bench/bench.ts'
export { makeKeyPair } from './bench/credentials.ts'
export type { Line } from './bench/line.ts'
export { openWebLine } from './bench/web-line.ts'
