export type { CallOverrides, Exchange, Gateway, GatewayOptions, RawRequest, Target } from './gateway.ts'
export { createGateway, INQUIRY_PATH, PAYMENT_PATH, TOKEN_PATH } from './gateway.ts'
export type { Signable, SignatureScheme } from './sign.ts'
export { STRINGS_TO_SIGN, signWithClientSecret, signWithPrivateKey, writeTimestamp } from './sign.ts'
