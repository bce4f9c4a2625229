import type { CalledService } from '../../dialects/called-service.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import type { CaseMaker } from '../define-cases.ts'
import { amountAsNumber } from './amount-as-number.ts'
import { amountInOtherCurrency } from './amount-in-other-currency.ts'
import { amountNotANumber } from './amount-not-a-number.ts'
import { amountWrong } from './amount-wrong.ts'
import { answeredInTime } from './answered-in-time.ts'
import { billExpired } from './bill-expired.ts'
import { billPaid } from './bill-paid.ts'
import { billUnknown } from './bill-unknown.ts'
import { bodyAltered } from './body-altered.ts'
import { bodyEmpty } from './body-empty.ts'
import { bodyNotAnObject } from './body-not-an-object.ts'
import { bodyNotJson } from './body-not-json.ts'
import { bodyOversize } from './body-oversize.ts'
import { bodyPrettySignedAsSent } from './body-pretty-signed-as-sent.ts'
import { bodyPrettySignedMinified } from './body-pretty-signed-minified.ts'
import { bodyWithBigNumbers } from './body-with-big-numbers.ts'
import { bodyWithNumericKeys } from './body-with-numeric-keys.ts'
import { bodyWithOtherKeyOrder } from './body-with-other-key-order.ts'
import { bodyWithOtherSpelling } from './body-with-other-spelling.ts'
import { clientUnknown } from './client-unknown.ts'
import { concurrentDuplicates } from './concurrent-duplicates.ts'
import { concurrentOnOneBill } from './concurrent-on-one-bill.ts'
import { concurrentRetries } from './concurrent-retries.ts'
import { contentTypeSpelledOtherwise } from './content-type-spelled-otherwise.ts'
import { contentTypeWrong } from './content-type-wrong.ts'
import { errorForm } from './error-form.ts'
import { errorInGoodForm } from './error-in-good-form.ts'
import { errorWithoutSecrets } from './error-without-secrets.ts'
import { externalIdReused } from './external-id-reused.ts'
import { externalIdSurvivesRefusal } from './external-id-survives-refusal.ts'
import { externalIdWithLetters } from './external-id-with-letters.ts'
import { fieldEmpty } from './field-empty.ts'
import { fieldNull } from './field-null.ts'
import { fieldOfWrongType } from './field-of-wrong-type.ts'
import { fieldTooLong } from './field-too-long.ts'
import { grantTypeInSnakeCase } from './grant-type-in-snake-case.ts'
import { grantTypeMissing } from './grant-type-missing.ts'
import { grantTypeOfWrongType } from './grant-type-of-wrong-type.ts'
import { grantTypeWrong } from './grant-type-wrong.ts'
import { headerNamesInLowerCase } from './header-names-in-lower-case.ts'
import { lookupFails } from './lookup-fails.ts'
import { lookupHangs } from './lookup-hangs.ts'
import { makesBillPaid } from './makes-bill-paid.ts'
import { methodWrong } from './method-wrong.ts'
import { partnerUnknown } from './partner-unknown.ts'
import { pathAltered } from './path-altered.ts'
import { pathInOtherCase } from './path-in-other-case.ts'
import { pathUnknown } from './path-unknown.ts'
import { payNoAsNumber } from './pay-no-as-number.ts'
import { queryAltered } from './query-altered.ts'
import { querySigned } from './query-signed.ts'
import { retriedWhenPaid } from './retried-when-paid.ts'
import { sentTwice } from './sent-twice.ts'
import { signatureEmpty } from './signature-empty.ts'
import { signatureInHex } from './signature-in-hex.ts'
import { signatureInOtherCase } from './signature-in-other-case.ts'
import { signatureOfAnotherClient } from './signature-of-another-client.ts'
import { signatureOfAnotherScheme } from './signature-of-another-scheme.ts'
import { signatureShort } from './signature-short.ts'
import { signatureWithoutPadding } from './signature-without-padding.ts'
import { signatureWrong } from './signature-wrong.ts'
import { timestampFuture } from './timestamp-future.ts'
import { timestampInUtc } from './timestamp-in-utc.ts'
import { timestampMalformed } from './timestamp-malformed.ts'
import { timestampReplaced } from './timestamp-replaced.ts'
import { timestampStale } from './timestamp-stale.ts'
import { timestampWithMilliseconds } from './timestamp-with-milliseconds.ts'
import { tokenExpired } from './token-expired.ts'
import { tokenOfAnotherPartner } from './token-of-another-partner.ts'
import { tokenSignedWithPublicKey } from './token-signed-with-public-key.ts'
import { tokenTampered } from './token-tampered.ts'
import { tokenUnknown } from './token-unknown.ts'
import { tokenUsedAgain } from './token-used-again.ts'
import { tokenWithAlgNone } from './token-with-alg-none.ts'
import { tokenWithoutBearer } from './token-without-bearer.ts'
import { unknownMember } from './unknown-member.ts'
import { valid } from './valid.ts'
import { validInGoodForm } from './valid-in-good-form.ts'
import { withoutContentType } from './without-content-type.ts'
import { withoutField } from './without-field.ts'
import { withoutHeader } from './without-header.ts'

/** In the order in which they are run. No rule needs another one. */
const RULES: readonly CaseMaker[] = [
  valid,
  validInGoodForm,
  tokenUsedAgain,
  answeredInTime,
  headerNamesInLowerCase,
  contentTypeSpelledOtherwise,
  timestampWithMilliseconds,
  timestampInUtc,
  externalIdWithLetters,
  unknownMember,
  withoutHeader,
  withoutContentType,
  timestampMalformed,
  timestampStale,
  timestampFuture,
  timestampReplaced,
  clientUnknown,
  partnerUnknown,
  signatureWrong,
  signatureEmpty,
  signatureShort,
  signatureInOtherCase,
  signatureOfAnotherClient,
  signatureOfAnotherScheme,
  signatureInHex,
  signatureWithoutPadding,
  tokenUnknown,
  tokenTampered,
  tokenWithAlgNone,
  tokenSignedWithPublicKey,
  tokenOfAnotherPartner,
  tokenWithoutBearer,
  tokenExpired,
  bodyAltered,
  pathAltered,
  querySigned,
  queryAltered,
  bodyPrettySignedMinified,
  bodyPrettySignedAsSent,
  bodyWithOtherSpelling,
  bodyWithOtherKeyOrder,
  bodyWithNumericKeys,
  bodyWithBigNumbers,
  methodWrong,
  pathUnknown,
  pathInOtherCase,
  contentTypeWrong,
  bodyEmpty,
  bodyNotJson,
  bodyNotAnObject,
  bodyOversize,
  grantTypeMissing,
  grantTypeWrong,
  grantTypeOfWrongType,
  grantTypeInSnakeCase,
  withoutField,
  fieldNull,
  fieldEmpty,
  fieldOfWrongType,
  fieldTooLong,
  payNoAsNumber,
  amountAsNumber,
  amountNotANumber,
  amountWrong,
  amountInOtherCurrency,
  externalIdReused,
  sentTwice,
  externalIdSurvivesRefusal,
  concurrentDuplicates,
  concurrentRetries,
  billPaid,
  billExpired,
  billUnknown,
  makesBillPaid,
  retriedWhenPaid,
  concurrentOnOneBill,
  lookupFails,
  lookupHangs,
  errorForm,
  errorInGoodForm,
  errorWithoutSecrets,
]

/** The cases of each rule at each service where it holds. */
export function makeCases(services: readonly CalledService[]): readonly ConformanceCase[] {
  return RULES.flatMap((rule) => services.flatMap((called) => rule(called, services)))
}
