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
import type { BadMerchant } from './bad-merchant.ts'
import { bodyThatIsNoJsonAsAnEmptyObject } from './body-that-is-no-json-as-an-empty-object.ts'
import { caseFoldedSignature } from './case-folded-signature.ts'
import { concurrentDuplicatesBothRun } from './concurrent-duplicates-both-run.ts'
import { expiredBillIsPaid } from './expired-bill-is-paid.ts'
import { expiresInAsANumber } from './expires-in-as-a-number.ts'
import { externalIdAcceptedTwice } from './external-id-accepted-twice.ts'
import { handlerErrorAsSuccess } from './handler-error-as-success.ts'
import { hangsOnAnOversizeBody } from './hangs-on-an-oversize-body.ts'
import { http200ForErrors } from './http-200-for-errors.ts'
import { ignoresTheTimestamp } from './ignores-the-timestamp.ts'
import { lengthsUnchecked } from './lengths-unchecked.ts'
import { mandatoryFieldUnchecked } from './mandatory-field-unchecked.ts'
import { onlyChecksThePast } from './only-checks-the-past.ts'
import { pathCaseFolded } from './path-case-folded.ts'
import { paymentCountedTwice } from './payment-counted-twice.ts'
import { reSerialisedBody } from './re-serialised-body.ts'
import { readsTokensWithoutVerifying } from './reads-tokens-without-verifying.ts'
import { responseCodeAsANumber } from './response-code-as-a-number.ts'
import { stackTraceInTheBody } from './stack-trace-in-the-body.ts'
import { tokenNeverExpires } from './token-never-expires.ts'
import { tokenNotBoundToItsClient } from './token-not-bound-to-its-client.ts'
import { typesUnchecked } from './types-unchecked.ts'
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
  'body-that-is-no-json-as-an-empty-object': bodyThatIsNoJsonAsAnEmptyObject,
  'case-folded-signature': caseFoldedSignature,
  'concurrent-duplicates-both-run': concurrentDuplicatesBothRun,
  'expired-bill-is-paid': expiredBillIsPaid,
  'expires-in-as-a-number': expiresInAsANumber,
  'external-id-accepted-twice': externalIdAcceptedTwice,
  'handler-error-as-success': handlerErrorAsSuccess,
  'hangs-on-an-oversize-body': hangsOnAnOversizeBody,
  'http-200-for-errors': http200ForErrors,
  'ignores-the-timestamp': ignoresTheTimestamp,
  'lengths-unchecked': lengthsUnchecked,
  'mandatory-field-unchecked': mandatoryFieldUnchecked,
  'only-checks-the-past': onlyChecksThePast,
  'path-case-folded': pathCaseFolded,
  'payment-counted-twice': paymentCountedTwice,
  're-serialised-body': reSerialisedBody,
  'reads-tokens-without-verifying': readsTokensWithoutVerifying,
  'response-code-as-a-number': responseCodeAsANumber,
  'stack-trace-in-the-body': stackTraceInTheBody,
  'token-never-expires': tokenNeverExpires,
  'token-not-bound-to-its-client': tokenNotBoundToItsClient,
  'types-unchecked': typesUnchecked,
  'unknown-number-as-success': unknownNumberAsSuccess,
  'waits-for-ever': waitsForEver,
  'wrong-service-digits': wrongServiceDigits,
}
