import { checkAnswers } from './check-answers.ts'
import { checkCalls } from './check-calls.ts'
import { checkRuns } from './check-runs.ts'
import type { FinishedWorld } from './finished-world.ts'
import type { Cause } from './why-again.ts'

/** What a world is counted by. */
export interface Counts {
  readonly payments: number
  /** Calls beyond the first of each payment. */
  readonly retries: number
  readonly takenTwice: number
  readonly lost: number
  /** Why payments were taken twice, or lost, where that is documented: one cause for each of them. */
  readonly exceptions: readonly Cause[]
}

/** Checks what must hold in every world, and counts. */
export function checkWorld(finished: FinishedWorld): Counts {
  const { world, gateway } = finished
  checkCalls(finished)
  const causes = checkRuns(finished)
  checkAnswers(finished, causes)
  const exceptions: Cause[] = []
  let takenTwice = 0
  let lost = 0
  for (const { payment } of gateway.tellings) {
    const { number } = payment
    const effects = world.runs.of(number).reduce((sum, run) => sum + run.effects, 0)
    const isLost =
      effects === 0 && gateway.heard.some((answer) => answer.payment === number && answer.reading === 'taken')
    if (effects > 1) takenTwice++
    if (isLost) lost++
    const cause = isLost ? 'store forgot' : causes.get(number)
    if ((isLost || effects > 1) && cause !== undefined) exceptions.push(cause)
  }
  return {
    payments: gateway.tellings.length,
    retries: Math.max(0, gateway.calls.length - gateway.tellings.length),
    takenTwice,
    lost,
    exceptions,
  }
}
