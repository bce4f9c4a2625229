/** Why a case of the adapter suite cannot pass somewhere, by the case's name. One that passes all the same fails the run. */
export type Gaps = Readonly<Record<string, string>>

/** Of every adapter behind Deno's `node:http`. */
export const DENO_NODE_HTTP: Gaps = {
  'answer-for-a-caller-that-still-writes':
    'Deno closes the connection with the answer: a caller that writes a large refused body to its end may lose the answer',
}

/** Of what stands behind `Bun.serve`, called by the fetch of Bun. */
export const BUN_SERVE: Gaps = { 'doubled-slash': 'the fetch of Bun sends //api as /api' }
/** Deno.serve alone does so, without a line of ours, for every body that was not in its first read, about half a kilobyte. */
const DOUBLED = 'Deno adds a Connection: close of its own to that of an answer that left a body unread'

/** Of what stands behind `Deno.serve`, called by the fetch of Deno. */
export const DENO_SERVE: Gaps = {
  'body-one-over-the-limit': DOUBLED,
  'body-one-over-the-limit-chunked': DOUBLED,
}
const LOST =
  'workerd cuts the connection on which a large body was refused unread: a caller that still writes may lose the answer'

/** Of what stands in workerd. */
export const WORKERD: Gaps = {
  'body-of-1-mb': LOST,
  'right-call-after-a-refused-one': LOST,
  'caller-address-direct': 'workerd does not know the caller: Cloudflare’s edge puts it into CF-Connecting-IP',
  'body-one-over-the-limit': 'workerd keeps the header Connection to itself',
  'body-one-over-the-limit-chunked': 'workerd keeps the header Connection to itself',
}
