import type { AnsweredCall, DuplicateRules, OpenObject } from '@snap-sdk/core'
import { pick } from './members.ts'

/** All of it is optional: the batch's report is taken, and the answer echoes its identifiers. */
export interface BulkNotifyAnswer {
  readonly additionalInfo?: OpenObject | undefined
}

/**
 * A batch may be reported on more than once, as its items end: only the same items of the same batch are the same report. A report says
 * nothing of the batch as a whole, so that these services have no meaning: the handler reads each item's own code.
 */
export const BULK_DUPLICATES: DuplicateRules = {
  key: ['bulkId', 'bulkObject'],
  sameness: ['bulkId', 'partnerBulkId', 'bulkObject'],
  repeat: 'replay',
}

/** @see ASPI, services 21, 41: the answer must echo bulkId and partnerBulkId */
export function toBulkBody(answer: BulkNotifyAnswer, { body }: AnsweredCall<unknown>): object {
  return { ...pick(body, ['bulkId', 'partnerBulkId']), ...answer }
}
