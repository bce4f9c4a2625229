export type { Paint } from './answer/format-exchange.ts'
export { formatExchange } from './answer/format-exchange.ts'
export type { Finding, ServiceCodes, ServiceName, Severity } from './answer/judge-answer.ts'
export { judgeAnswer } from './answer/judge-answer.ts'
export { maskExchange } from './answer/mask.ts'
export type { OpenBill } from './conformance/bill-stock.ts'
export type { Amount, BodyFacts } from './conformance/bodies.ts'
export { sampleBody } from './conformance/bodies.ts'
export type { Caller, CaseTools, Deviation } from './conformance/case-tools.ts'
export { CASES, casesOf } from './conformance/cases-of.ts'
export type { CaseResult, ConformanceCase, ConformanceReport } from './conformance/conformance-case.ts'
export type { Numbers } from './conformance/numbers.ts'
export { EXAMPLE_NUMBERS } from './conformance/numbers.ts'
export type { GivenBill } from './conformance/open-bills.ts'
export type { Outcome } from './conformance/outcome.ts'
export type { ConformanceOptions } from './conformance/run-conformance.ts'
export { runConformance } from './conformance/run-conformance.ts'
export type { Selection } from './conformance/select-cases.ts'
export type { CalledService } from './dialects/called-service.ts'
export type { Dialect, DialectService, Meaning, Speech, UnpaidNotices } from './dialects/dialect.ts'
export { DIALECTS } from './dialects/index.ts'
export type {
  Answer,
  CallOverrides,
  Exchange,
  Gateway,
  GatewayIdentity,
  GatewayOptions,
  RawRequest,
} from './gateway.ts'
export { createGateway, INQUIRY_PATH, PAYMENT_PATH, TOKEN_PATH } from './gateway.ts'
export type { GatewayDocument, GatewayDocumentOptions } from './openapi/describe-gateway.ts'
export { describeGateway } from './openapi/describe-gateway.ts'
export type { AnswerField } from './services/answer-field.ts'
export { SERVICES } from './services/index.ts'
export type { Body, RequestField, Role, Service } from './services/service.ts'
export type { Situation } from './services/situation.ts'
export type { Signable, SignatureScheme } from './sign.ts'
export { STRINGS_TO_SIGN, signWithClientSecret, signWithPrivateKey, writeTimestamp } from './sign.ts'
export type { NoAnswerCode, Target } from './transport.ts'
export { NoAnswer } from './transport.ts'
export { WrongUse } from './wrong-use.ts'
