import { acceptsAnEmptySignature } from './accepts-an-empty-signature.ts'
import { acceptsAnySignature } from './accepts-any-signature.ts'
import { acceptsAnyToken } from './accepts-any-token.ts'
import { algNotPinned } from './alg-not-pinned.ts'
import { amountAsANumber } from './amount-as-a-number.ts'
import { amountWithoutDecimals } from './amount-without-decimals.ts'
import { anotherBodyGetsTheFirstAnswer } from './another-body-gets-the-first-answer.ts'
import { answersAnyMethod } from './answers-any-method.ts'
import { answersWithoutTimestamp } from './answers-without-timestamp.ts'
import { anyAmountPays } from './any-amount-pays.ts'
import { anyContentType } from './any-content-type.ts'
import { anyGrantType } from './any-grant-type.ts'
import { authorizationNotRequired } from './authorization-not-required.ts'
import type { BadMerchant } from './bad-merchant.ts'
import { breaksOnABodyThatIsNoJson } from './breaks-on-a-body-that-is-no-json.ts'
import { breaksOnAMissingHeader } from './breaks-on-a-missing-header.ts'
import { breaksOnAnUnknownClient } from './breaks-on-an-unknown-client.ts'
import { caseFoldedSignature } from './case-folded-signature.ts'
import { contentTypeComparedAsText } from './content-type-compared-as-text.ts'
import { duplicateRunsAgain } from './duplicate-runs-again.ts'
import { emptyTextCountsAsAValue } from './empty-text-counts-as-a-value.ts'
import { errorPageInHtml } from './error-page-in-html.ts'
import { expiredBillIsPaid } from './expired-bill-is-paid.ts'
import { expiresInAsANumber } from './expires-in-as-a-number.ts'
import { externalIdAcceptedTwice } from './external-id-accepted-twice.ts'
import { externalIdInDigitsAlone } from './external-id-in-digits-alone.ts'
import { externalIdUsedUpByAForgedCall } from './external-id-used-up-by-a-forged-call.ts'
import { handlerErrorAsSuccess } from './handler-error-as-success.ts'
import { hangsOnAnOversizeBody } from './hangs-on-an-oversize-body.ts'
import { hashesTheBytesAlone } from './hashes-the-bytes-alone.ts'
import { headerNamesComparedAsText } from './header-names-compared-as-text.ts'
import { http200ForErrors } from './http-200-for-errors.ts'
import { ignoresTheTimestamp } from './ignores-the-timestamp.ts'
import { keysPutInOrder } from './keys-put-in-order.ts'
import { lengthsUnchecked } from './lengths-unchecked.ts'
import { mandatoryFieldUnchecked } from './mandatory-field-unchecked.ts'
import { oneFormOfTimestamp } from './one-form-of-timestamp.ts'
import { oneHandlerForEveryPath } from './one-handler-for-every-path.ts'
import { onlyChecksThePast } from './only-checks-the-past.ts'
import { paddedBase64Alone } from './padded-base64-alone.ts'
import { paidBillIsOpen } from './paid-bill-is-open.ts'
import { pathCaseFolded } from './path-case-folded.ts'
import { paymentCountedTwice } from './payment-counted-twice.ts'
import { paymentsAtOnceBothCount } from './payments-at-once-both-count.ts'
import { queryLeftOutOfTheSignature } from './query-left-out-of-the-signature.ts'
import { reSerialisedBody } from './re-serialised-body.ts'
import { readsTokensWithoutVerifying } from './reads-tokens-without-verifying.ts'
import { responseCodeAsANumber } from './response-code-as-a-number.ts'
import { signatureInTheBody } from './signature-in-the-body.ts'
import { spacesStrippedInsideStrings } from './spaces-stripped-inside-strings.ts'
import { stackTraceInTheBody } from './stack-trace-in-the-body.ts'
import { symmetricSignatureUnverified } from './symmetric-signature-unverified.ts'
import { tokenNeverExpires } from './token-never-expires.ts'
import { tokenNotBoundToItsClient } from './token-not-bound-to-its-client.ts'
import { tokenWithoutItsScheme } from './token-without-its-scheme.ts'
import { typesUnchecked } from './types-unchecked.ts'
import { unknownMemberRefused } from './unknown-member-refused.ts'
import { unknownNumberAsSuccess } from './unknown-number-as-success.ts'
import { waitsForEver } from './waits-for-ever.ts'
import { wrongServiceDigits } from './wrong-service-digits.ts'

/** By the name of their file. */
export const BAD_MERCHANTS: Readonly<Record<string, BadMerchant>> = {
  'accepts-an-empty-signature': acceptsAnEmptySignature,
  'accepts-any-signature': acceptsAnySignature,
  'accepts-any-token': acceptsAnyToken,
  'alg-not-pinned': algNotPinned,
  'amount-as-a-number': amountAsANumber,
  'amount-without-decimals': amountWithoutDecimals,
  'another-body-gets-the-first-answer': anotherBodyGetsTheFirstAnswer,
  'answers-any-method': answersAnyMethod,
  'answers-without-timestamp': answersWithoutTimestamp,
  'any-amount-pays': anyAmountPays,
  'any-content-type': anyContentType,
  'any-grant-type': anyGrantType,
  'authorization-not-required': authorizationNotRequired,
  'breaks-on-a-body-that-is-no-json': breaksOnABodyThatIsNoJson,
  'breaks-on-a-missing-header': breaksOnAMissingHeader,
  'breaks-on-an-unknown-client': breaksOnAnUnknownClient,
  'case-folded-signature': caseFoldedSignature,
  'content-type-compared-as-text': contentTypeComparedAsText,
  'duplicate-runs-again': duplicateRunsAgain,
  'empty-text-counts-as-a-value': emptyTextCountsAsAValue,
  'error-page-in-html': errorPageInHtml,
  'expired-bill-is-paid': expiredBillIsPaid,
  'expires-in-as-a-number': expiresInAsANumber,
  'external-id-accepted-twice': externalIdAcceptedTwice,
  'external-id-in-digits-alone': externalIdInDigitsAlone,
  'external-id-used-up-by-a-forged-call': externalIdUsedUpByAForgedCall,
  'handler-error-as-success': handlerErrorAsSuccess,
  'hangs-on-an-oversize-body': hangsOnAnOversizeBody,
  'hashes-the-bytes-alone': hashesTheBytesAlone,
  'header-names-compared-as-text': headerNamesComparedAsText,
  'http-200-for-errors': http200ForErrors,
  'ignores-the-timestamp': ignoresTheTimestamp,
  'keys-put-in-order': keysPutInOrder,
  'lengths-unchecked': lengthsUnchecked,
  'mandatory-field-unchecked': mandatoryFieldUnchecked,
  'one-form-of-timestamp': oneFormOfTimestamp,
  'one-handler-for-every-path': oneHandlerForEveryPath,
  'only-checks-the-past': onlyChecksThePast,
  'padded-base64-alone': paddedBase64Alone,
  'paid-bill-is-open': paidBillIsOpen,
  'path-case-folded': pathCaseFolded,
  'payment-counted-twice': paymentCountedTwice,
  'payments-at-once-both-count': paymentsAtOnceBothCount,
  'query-left-out-of-the-signature': queryLeftOutOfTheSignature,
  're-serialised-body': reSerialisedBody,
  'reads-tokens-without-verifying': readsTokensWithoutVerifying,
  'response-code-as-a-number': responseCodeAsANumber,
  'signature-in-the-body': signatureInTheBody,
  'spaces-stripped-inside-strings': spacesStrippedInsideStrings,
  'stack-trace-in-the-body': stackTraceInTheBody,
  'symmetric-signature-unverified': symmetricSignatureUnverified,
  'token-never-expires': tokenNeverExpires,
  'token-not-bound-to-its-client': tokenNotBoundToItsClient,
  'token-without-its-scheme': tokenWithoutItsScheme,
  'types-unchecked': typesUnchecked,
  'unknown-member-refused': unknownMemberRefused,
  'unknown-number-as-success': unknownNumberAsSuccess,
  'waits-for-ever': waitsForEver,
  'wrong-service-digits': wrongServiceDigits,
}
