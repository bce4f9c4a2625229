import type { ReportEvent } from './events.ts'
import { logEvent } from './log-event.ts'
import { notify, tellOnce } from './notify.ts'

/** Where the events of one Snap go. */
export interface Reporter {
  readonly report: ReportEvent
  /** Whether anybody hears of answered calls: else their events need not be made. */
  readonly hearsAnswers: boolean
}

/**
 * Makes a listener safe to call: what it throws, or rejects with, must not change an answer, and is told of once. Without one, all but the
 * answered calls are a line of the console each; these, too, with `logAnswered`.
 */
export function createReporter(
  listener?: ReportEvent,
  { logAnswered = false }: { readonly logAnswered?: boolean | undefined } = {},
): Reporter {
  const hear = listener ?? logEvent
  const tell = tellOnce('onEvent')
  return { report: (event) => notify(() => hear(event), tell), hearsAnswers: listener !== undefined || logAnswered }
}
