import type { Change, Verdict } from '../messages.ts'
import type { TextKey } from './texts.ts'

/** What each verdict is called. */
export const VERDICT_TEXTS: Readonly<Record<Verdict, TextKey>> = {
  'as-expected': 'asExpected',
  finding: 'finding',
  'no-answer': 'noAnswer',
}

/** A sign for each, for those who tell colours apart badly. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = { 'as-expected': '✓', finding: '✕', 'no-answer': '∅' }

/** What each change is called. */
export const CHANGE_TEXTS: Readonly<Record<Change, TextKey>> = {
  'external-id': 'changeExternalId',
  bytes: 'changeBytes',
  amount: 'changeAmount',
  timestamp: 'changeTimestamp',
  signature: 'changeSignature',
}
