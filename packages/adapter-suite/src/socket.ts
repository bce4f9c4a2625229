/** What needs Node's sockets, without vitest. */
export type { HttpAnswer } from './bench/http-answer.ts'
export { writeHead, writeMessage } from './bench/http-message.ts'
export { openSocketLine } from './bench/socket-line.ts'
export { takeAnswer } from './bench/take-answer.ts'
export { serve } from './serve.ts'
