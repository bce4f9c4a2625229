/** What needs Node's sockets, without vitest. */

export { serve } from './serve.ts'
export {
  API_GATEWAY_SETUPS,
  type ApiGatewayAnswer,
  type ApiGatewaySetup,
  onLambda,
  readApiGatewayAnswer,
  toApiGatewayEvent,
} from './stand/api-gateway.ts'
export type { HttpAnswer } from './stand/http-answer.ts'
export { writeHead, writeMessage } from './stand/http-message.ts'
export { onInjection } from './stand/injected.ts'
export { expectPlatformsBytesRead } from './stand/platform-that-read-first.ts'
export { type SignedCall, toSignedCalls } from './stand/signed-calls.ts'
export { openSocketLine } from './stand/socket-line.ts'
export { takeAnswer } from './stand/take-answer.ts'
