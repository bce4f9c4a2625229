/** What runs wherever `fetch` is known. */
export type { AdapterHarness, AppWiring, OperatorWords, ParserName, WebApp, WebHarness } from './adapter-harness.ts'
export { makeKeyPair } from './stand/credentials.ts'
export { createFetchApp, fetchOnWebRequests } from './stand/fetch-app.ts'
export type { Line } from './stand/line.ts'
export { type AdapterCase, type OpenAdapter, runCase } from './stand/stand.ts'
export { openWebLine } from './stand/web-line.ts'
