import type { CaseMaker } from '../define-cases.ts'
import { answeredInTime } from './answer/answered-in-time.ts'
import { errorForm } from './answer/error-form.ts'
import { errorInGoodForm } from './answer/error-in-good-form.ts'
import { errorWithoutSecrets } from './answer/error-without-secrets.ts'
import { errorWithoutStackTrace } from './answer/error-without-stack-trace.ts'
import { valid } from './answer/valid.ts'
import { validInGoodForm } from './answer/valid-in-good-form.ts'
import { billExpired } from './bill/bill-expired.ts'
import { billPaid } from './bill/bill-paid.ts'
import { billUnknown } from './bill/bill-unknown.ts'
import { lookupFails } from './bill/lookup-fails.ts'
import { lookupHangs } from './bill/lookup-hangs.ts'
import { bodyAltered } from './body/body-altered.ts'
import { bodyEmpty } from './body/body-empty.ts'
import { bodyNotAnObject } from './body/body-not-an-object.ts'
import { bodyNotJson } from './body/body-not-json.ts'
import { bodyOversize } from './body/body-oversize.ts'
import { bodyPrettySignedAsSent } from './body/body-pretty-signed-as-sent.ts'
import { bodyPrettySignedMinified } from './body/body-pretty-signed-minified.ts'
import { bodyWithBigNumbers } from './body/body-with-big-numbers.ts'
import { bodyWithNumericKeys } from './body/body-with-numeric-keys.ts'
import { bodyWithOtherKeyOrder } from './body/body-with-other-key-order.ts'
import { bodyWithOtherSpelling } from './body/body-with-other-spelling.ts'
import { amountAsNumber } from './field/amount-as-number.ts'
import { amountNotANumber } from './field/amount-not-a-number.ts'
import { fieldEmpty } from './field/field-empty.ts'
import { fieldNull } from './field/field-null.ts'
import { fieldOfWrongType } from './field/field-of-wrong-type.ts'
import { fieldTooLong } from './field/field-too-long.ts'
import { payNoAsNumber } from './field/pay-no-as-number.ts'
import { unknownMember } from './field/unknown-member.ts'
import { withoutField } from './field/without-field.ts'
import { clientUnknown } from './headers/client-unknown.ts'
import { contentTypeSpelledOtherwise } from './headers/content-type-spelled-otherwise.ts'
import { contentTypeWrong } from './headers/content-type-wrong.ts'
import { externalIdWithLetters } from './headers/external-id-with-letters.ts'
import { headerNamesInLowerCase } from './headers/header-names-in-lower-case.ts'
import { partnerUnknown } from './headers/partner-unknown.ts'
import { withoutContentType } from './headers/without-content-type.ts'
import { withoutHeader } from './headers/without-header.ts'
import { unpaidLeavesBillOpen } from './notify/unpaid-leaves-bill-open.ts'
import { methodWrong } from './path/method-wrong.ts'
import { pathAltered } from './path/path-altered.ts'
import { pathInOtherCase } from './path/path-in-other-case.ts'
import { pathUnknown } from './path/path-unknown.ts'
import { queryAltered } from './path/query-altered.ts'
import { querySigned } from './path/query-signed.ts'
import { adviceOfAPayment } from './payment/advice-of-a-payment.ts'
import { amountInOtherCurrency } from './payment/amount-in-other-currency.ts'
import { amountWrong } from './payment/amount-wrong.ts'
import { concurrentOnOneBill } from './payment/concurrent-on-one-bill.ts'
import { makesBillPaid } from './payment/makes-bill-paid.ts'
import { concurrentDuplicates } from './repeat/concurrent-duplicates.ts'
import { concurrentRetries } from './repeat/concurrent-retries.ts'
import { externalIdReused } from './repeat/external-id-reused.ts'
import { externalIdSurvivesRefusal } from './repeat/external-id-survives-refusal.ts'
import { retriedWhenPaid } from './repeat/retried-when-paid.ts'
import { sentTwice } from './repeat/sent-twice.ts'
import { signatureEmpty } from './signature/signature-empty.ts'
import { signatureInHex } from './signature/signature-in-hex.ts'
import { signatureInOtherCase } from './signature/signature-in-other-case.ts'
import { signatureOfAnotherClient } from './signature/signature-of-another-client.ts'
import { signatureOfAnotherScheme } from './signature/signature-of-another-scheme.ts'
import { signatureShort } from './signature/signature-short.ts'
import { signatureWithoutPadding } from './signature/signature-without-padding.ts'
import { signatureWrong } from './signature/signature-wrong.ts'
import { timestampFuture } from './timestamp/timestamp-future.ts'
import { timestampInUtc } from './timestamp/timestamp-in-utc.ts'
import { timestampMalformed } from './timestamp/timestamp-malformed.ts'
import { timestampReplaced } from './timestamp/timestamp-replaced.ts'
import { timestampStale } from './timestamp/timestamp-stale.ts'
import { timestampWithMilliseconds } from './timestamp/timestamp-with-milliseconds.ts'
import { grantTypeInSnakeCase } from './token/grant-type-in-snake-case.ts'
import { grantTypeMissing } from './token/grant-type-missing.ts'
import { grantTypeOfWrongType } from './token/grant-type-of-wrong-type.ts'
import { grantTypeWrong } from './token/grant-type-wrong.ts'
import { tokenExpired } from './token/token-expired.ts'
import { tokenOfAnotherPartner } from './token/token-of-another-partner.ts'
import { tokenSignedWithPublicKey } from './token/token-signed-with-public-key.ts'
import { tokenTampered } from './token/token-tampered.ts'
import { tokenUnknown } from './token/token-unknown.ts'
import { tokenUsedAgain } from './token/token-used-again.ts'
import { tokenWithAlgNone } from './token/token-with-alg-none.ts'
import { tokenWithoutBearer } from './token/token-without-bearer.ts'

/**
 * Every rule, in the order in which they are run: no rule needs another one.
 *
 * Made from the folders: `npx vitest run packages/simulator/test/conformance/cases.test.ts -u`
 */
export const RULES: readonly CaseMaker[] = [
  // answer
  valid,
  answeredInTime,
  errorForm,
  errorInGoodForm,
  errorWithoutSecrets,
  errorWithoutStackTrace,
  validInGoodForm,
  // headers
  clientUnknown,
  contentTypeSpelledOtherwise,
  contentTypeWrong,
  externalIdWithLetters,
  headerNamesInLowerCase,
  partnerUnknown,
  withoutContentType,
  withoutHeader,
  // timestamp
  timestampFuture,
  timestampInUtc,
  timestampMalformed,
  timestampReplaced,
  timestampStale,
  timestampWithMilliseconds,
  // signature
  signatureEmpty,
  signatureInHex,
  signatureInOtherCase,
  signatureOfAnotherClient,
  signatureOfAnotherScheme,
  signatureShort,
  signatureWithoutPadding,
  signatureWrong,
  // token
  grantTypeInSnakeCase,
  grantTypeMissing,
  grantTypeOfWrongType,
  grantTypeWrong,
  tokenExpired,
  tokenOfAnotherPartner,
  tokenSignedWithPublicKey,
  tokenTampered,
  tokenUnknown,
  tokenUsedAgain,
  tokenWithAlgNone,
  tokenWithoutBearer,
  // path
  methodWrong,
  pathAltered,
  pathInOtherCase,
  pathUnknown,
  queryAltered,
  querySigned,
  // body
  bodyAltered,
  bodyEmpty,
  bodyNotAnObject,
  bodyNotJson,
  bodyOversize,
  bodyPrettySignedAsSent,
  bodyPrettySignedMinified,
  bodyWithBigNumbers,
  bodyWithNumericKeys,
  bodyWithOtherKeyOrder,
  bodyWithOtherSpelling,
  // field
  amountAsNumber,
  amountNotANumber,
  fieldEmpty,
  fieldNull,
  fieldOfWrongType,
  fieldTooLong,
  payNoAsNumber,
  unknownMember,
  withoutField,
  // repeat
  concurrentDuplicates,
  concurrentRetries,
  externalIdReused,
  externalIdSurvivesRefusal,
  retriedWhenPaid,
  sentTwice,
  // bill
  billExpired,
  billPaid,
  billUnknown,
  lookupFails,
  lookupHangs,
  // payment
  adviceOfAPayment,
  amountInOtherCurrency,
  amountWrong,
  concurrentOnOneBill,
  makesBillPaid,
  // notify
  unpaidLeavesBillOpen,
]
