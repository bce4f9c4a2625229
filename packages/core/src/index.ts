export { issueAccessToken, verifyAccessToken } from './authenticate/access-token.ts'
export { verifyAsymmetricSignature, verifySymmetricSignature } from './authenticate/signature.ts'
export type {
  AccessTokenStringToSign,
  AsymmetricStringToSign,
  SymmetricStringToSign,
} from './authenticate/string-to-sign.ts'
export {
  accessTokenStringToSign,
  asymmetricStringToSign,
  symmetricStringToSign,
} from './authenticate/string-to-sign.ts'
export type { SnapCapture } from './capture.ts'
export type { SnapConfigurationErrorCode } from './configuration-error.ts'
export { isSnapConfigurationError, SnapConfigurationError } from './configuration-error.ts'
export type { DuplicatePolicy } from './duplicate-policy.ts'
export type { ClaimResult, DuplicateClaim, DuplicateStore, StoredAnswer } from './duplicates/duplicate-store.ts'
export type { MemoryDuplicateStoreOptions } from './duplicates/memory-duplicate-store.ts'
export { memoryDuplicateStore } from './duplicates/memory-duplicate-store.ts'
export { minifyJson } from './encoding/minify-json.ts'
export { formatTimestamp, parseTimestamp } from './encoding/timestamp.ts'
export type {
  AcceptedEvent,
  CallFacts,
  FailedEvent,
  RejectedEvent,
  SnapEvent,
  WarningCode,
  WarningEvent,
} from './events.ts'
export { fromWebRequest, toWebResponse } from './http/fetch-bridge.ts'
export type { ReceivedBody } from './http/received-body.ts'
export { receivedBody } from './http/received-body.ts'
export type { SnapRequest, SnapResponse } from './http/snap-request.ts'
export type { CallerHeader, FindPartner, Partner } from './partner.ts'
export type { Outcome, OutcomeName } from './response/outcomes.ts'
export { OUTCOMES } from './response/outcomes.ts'
export type { RejectDetails, Rejection } from './response/reject.ts'
export { isRejection, reject } from './response/reject.ts'
export type { CaseCodes, ResponseCode, ResponseCodeInput } from './response/response-code.ts'
export { responseCode } from './response/response-code.ts'
export type { Failure, FailureCode, Result } from './result.ts'
export type { InvocableService, Invocation, ServiceDefinition, ServiceOptions } from './services/define-service.ts'
export { defineService } from './services/define-service.ts'
export type { Handler, HandlerContext, HandlerResult, Service } from './services/service.ts'
export type { SignatureScheme } from './signature-scheme.ts'
export type { Snap, SnapEndpoint } from './snap.ts'
export { createSnap } from './snap.ts'
export type { SnapOptions } from './snap-options.ts'
