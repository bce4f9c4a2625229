import type { OutcomeName } from '../outcome-name.ts'
import type { FailureCode } from '../result.ts'

/** How an outcome or a failure looks at this gateway. What is left out stays the standard's. */
export interface CodeRow {
  /** The last two of the seven digits. */
  readonly caseCode?: string | undefined
  /** All seven digits, where HTTP status or service code differ, too. */
  readonly responseCode?: string | undefined
  /** `{field name}`, `[reason]` and `[info]` in it are filled. */
  readonly message?: string | undefined
}

/** Codes that differ from the standard's, by outcome. */
export type OutcomeRows = Readonly<Partial<Record<OutcomeName, CodeRow>>>
/** Codes of what is refused before the handler, by its cause. */
export type FailureRows = Readonly<Partial<Record<FailureCode, CodeRow>>>
