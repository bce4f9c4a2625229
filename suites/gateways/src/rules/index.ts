import { describeDeadline } from './deadlines.ts'
import { describeForeignKeys } from './foreign-keys.ts'
import { describeHeaders } from './headers.ts'
import { describeMeanings } from './meanings.ts'
import { describeNames } from './names.ts'
import { describeOutages } from './outages.ts'
import { describePaymentIds } from './payment-ids.ts'
import { describePayments } from './payments.ts'
import { describeRefusals } from './refusals.ts'
import { describeRepeats } from './repeats.ts'
import { describeSameness } from './sameness.ts'
import { describeSamples } from './samples.ts'
import { describeSignedBody } from './signed-body.ts'
import { describeSignedPath } from './signed-path.ts'
import type { Rule } from './subject.ts'
import { describeUndoing } from './undoing.ts'
import { describeWaiting } from './waiting.ts'

/** What every service of every dialect keeps. */
export const RULES: readonly Rule[] = [
  describeSamples,
  describeRefusals,
  describeRepeats,
  describePayments,
  describeSameness,
  describeHeaders,
  describeSignedPath,
  describeSignedBody,
  describeForeignKeys,
  describeMeanings,
  describeOutages,
  describeWaiting,
  describePaymentIds,
  describeNames,
  describeUndoing,
  describeDeadline,
]
