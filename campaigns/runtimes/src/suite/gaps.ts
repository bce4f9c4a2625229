/** Why a case of the adapter suite cannot pass somewhere, by the case's name. One that passes all the same fails the run. */
export type Gaps = Readonly<Record<string, string>>

/** Of every adapter behind Deno's `node:http`. */
export const DENO_NODE_HTTP: Gaps = {
  'answer-for-a-caller-that-still-writes':
    'Deno closes the connection with the answer: a caller that writes a large refused body to its end may lose the answer',
}

/** Of Hono behind `Bun.serve`, called by the fetch of Bun. */
export const BUN_SERVE: Gaps = { 'doubled-slash': 'the fetch of Bun sends //api as /api' }
/** Of Hono behind `Deno.serve`, called by the fetch of Deno. */
export const DENO_SERVE: Gaps = {
  'body-one-over-the-limit-chunked': 'Deno adds a Connection: close of its own to that of the answer',
}
/** Of Hono in workerd. */
export const WORKERD: Gaps = {
  'body-one-over-the-limit': 'workerd keeps the header Connection to itself',
  'body-one-over-the-limit-chunked': 'workerd keeps the header Connection to itself',
}
