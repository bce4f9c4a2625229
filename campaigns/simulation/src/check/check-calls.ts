import { DIALECTS } from '../gateway/dialects.ts'
import type { FinishedWorld } from './finished-world.ts'

/** The longest deadline of a dialect, and what an answer may take behind it. */
const LONGEST_MILLISECONDS = 9_000 + 100

/** No handler starts behind its call's deadline, however long the process was frozen. Every call that reached a process is answered in its time, unless the process died; a frozen one may take as much longer as it was frozen. */
export function checkCalls({ world, gateway }: FinishedWorld): void {
  for (const { number, receivedAt } of gateway.calls) {
    const run = world.runs.all.find(({ call }) => call === number)
    if (run !== undefined && run.startedAt - receivedAt > LONGEST_MILLISECONDS)
      world.violate(
        'started late',
        `run ${run.number} started ${run.startedAt - receivedAt} ms after its call, which had heard a timeout`,
      )
  }
  for (const { number, merchant, receivedAt, answeredAt } of gateway.calls) {
    const { process } = merchant
    if (process.diedAt !== undefined && answeredAt === undefined) {
      if (process.diedAt - receivedAt - process.frozenBetween(receivedAt, process.diedAt) > LONGEST_MILLISECONDS)
        world.violate('answered late', `call ${number} had no answer when its process died at ${process.diedAt}`)
      continue
    }
    if (answeredAt === undefined) {
      world.violate('never answered', `call ${number} got no answer from process ${process.number}`)
      continue
    }
    const took = answeredAt - receivedAt - process.frozenBetween(receivedAt, answeredAt)
    if (took > LONGEST_MILLISECONDS)
      world.violate('answered late', `call ${number} took ${took} ms at ${DIALECTS[world.plan.dialect].path}`)
  }
}
