export { issueAccessToken, verifyAccessToken } from './authenticate/access-token.ts'
export type { CallerHeader, HeaderName, HeaderRule } from './authenticate/headers.ts'
export type { SchemeName, SignatureScheme, StringPart } from './authenticate/schemes.ts'
export { SCHEMES } from './authenticate/schemes.ts'
export type { SignedPath } from './authenticate/signed-path.ts'
export type {
  AsymmetricStringToSign,
  ClientIdStringToSign,
  SymmetricStringToSign,
} from './authenticate/string-to-sign.ts'
export { asymmetricStringToSign, clientIdStringToSign, symmetricStringToSign } from './authenticate/string-to-sign.ts'
export { verifyAsymmetricSignature, verifySymmetricSignature } from './authenticate/verify-signature.ts'
export type { SnapCapture } from './capture.ts'
export { checkOptionNames, type OptionNames } from './check-option-names.ts'
export type { SnapConfigurationErrorCode } from './configuration-error.ts'
export { isSnapConfigurationError, SnapConfigurationError } from './configuration-error.ts'
export type {
  ClaimKey,
  ClaimResult,
  DuplicateClaim,
  DuplicateStore,
  StoredAnswer,
  TransactedAnswer,
  TransactedWork,
  TransactResult,
  WarnOfStore,
} from './duplicates/duplicate-store.ts'
export type { MemoryDuplicateStoreOptions } from './duplicates/memory-duplicate-store.ts'
export { memoryDuplicateStore } from './duplicates/memory-duplicate-store.ts'
export { minifyJson } from './encoding/minify-json.ts'
export { formatTimestamp, parseTimestamp } from './encoding/timestamp.ts'
export type {
  AnsweredEvent,
  CallFacts,
  DuplicateKind,
  FailedEvent,
  RefusedEvent,
  SnapEvent,
  WarningEvent,
} from './events.ts'
export type {
  Contract,
  Gateway,
  GatewayEndpoint,
  GatewayFactory,
  HandlersOf,
  Invocation,
  NoticeOf,
  OtherStatusHandler,
  ServiceOverrides,
  Services,
} from './gateways/contract.ts'
export { defineGateway } from './gateways/define-gateway.ts'
export type { Dialect, GatewayAddresses, TokenRules } from './gateways/dialect.ts'
export type { HandlerContext } from './handler-context.ts'
export type { FetchInfo } from './http/fetch-bridge.ts'
export { fromWebRequest, toWebResponse } from './http/fetch-bridge.ts'
export type { ReceivedBody } from './http/received-body.ts'
export { receivedBody } from './http/received-body.ts'
export type { SnapRequest, SnapResponse } from './http/snap-request.ts'
export { formatEvent, logEvent } from './log-event.ts'
export type { OpenApiDocument, OpenApiOptions } from './openapi/describe-endpoints.ts'
export type { OutcomeName } from './outcome-name.ts'
export type { FindPartner, Partner, PublicKey } from './partner.ts'
export type { CodeRow, FailureRows, OutcomeRows } from './response/code-rows.ts'
export type { Outcome } from './response/outcomes.ts'
export { OUTCOMES } from './response/outcomes.ts'
export type { RejectDetails, Rejection } from './response/reject.ts'
export { isRejection, reject } from './response/reject.ts'
export type { CodeTable, ResponseCode, ResponseCodeInput } from './response/response-code.ts'
export { responseCode } from './response/response-code.ts'
export type { Failure, FailureCode, FailureFacts, Result } from './result.ts'
export type { RunningCall } from './running-calls.ts'
export type { BusinessFacts } from './services/business-facts.ts'
export { defineService } from './services/define-service.ts'
export type { Amount, Field, FieldRule, Fields, FieldTable, OpenObject } from './services/field.ts'
export {
  amount,
  amountOf,
  any,
  date,
  digits,
  instant,
  list,
  literal,
  number,
  object,
  opaque,
  openObject,
  optional,
  spelled,
  text,
} from './services/field.ts'
export type { Meaning, OtherMeaning } from './services/meaning.ts'
export type {
  Answered,
  AnsweredCall,
  AnyService,
  DuplicateRules,
  Handler,
  Members,
  Refusal,
  Repeat,
  Service,
  ServiceChanges,
  ServiceDefinition,
  StatusField,
} from './services/service.ts'
export type { Snap, SnapEndpoint } from './snap.ts'
export { createSnap } from './snap.ts'
export type { SnapOptions } from './snap-options.ts'
export type { SpeechRows } from './speech.ts'
export type { StoreWarningCode, WarningCode, WarningFacts } from './warnings.ts'
