/** What needs Node's sockets, without vitest. */

export { serve } from './serve.ts'
export { type ApiGatewayAnswer, readApiGatewayAnswer, toApiGatewayEvent } from './stand/api-gateway.ts'
export type { HttpAnswer } from './stand/http-answer.ts'
export { writeHead, writeMessage } from './stand/http-message.ts'
export { type SignedCall, toSignedCalls } from './stand/signed-calls.ts'
export { openSocketLine } from './stand/socket-line.ts'
export { takeAnswer } from './stand/take-answer.ts'
