import type { LocalContender } from '../contenders/contender.ts'
import { callMaker, expectSuccess } from '../contenders/contender.ts'
import { LOCAL_CONTENDERS, type LocalContenderName } from '../contenders/local.ts'
import { measureAllocation } from '../measure/allocation.ts'
import { serveParent } from '../measure/child.ts'
import { type MakeReady, measureThroughput, type Window } from '../measure/throughput.ts'
import type { Merchant } from '../workload/merchant.ts'
import { type CallKind, signCalls } from '../workload/signed-call.ts'

/** One contender in a process of its own, so that none runs code that was compiled for another. */
interface Task {
  readonly contender: LocalContenderName
  readonly kind: CallKind
  readonly merchant: Merchant
}

const made = new Map<CallKind, LocalContender>()
let calls = 0

async function prepare({ contender, kind, merchant }: Task): Promise<MakeReady> {
  let answer = made.get(kind)
  if (answer === undefined) {
    answer = await LOCAL_CONTENDERS[contender](merchant, kind)
    made.set(kind, answer)
  }
  const ready = answer
  const nextCall = callMaker(await signCalls(kind, merchant), calls)
  calls += 10_000_000 // more than any window holds
  return () => {
    const call = nextCall()
    return () => expectSuccess(ready, call)
  }
}

const tasks = {
  async throughput({ window, ...task }: Task & { readonly window: Window }) {
    return measureThroughput(await prepare(task), window)
  },
  async allocation(task: Task) {
    return measureAllocation(await prepare(task))
  },
}

export type LocalContenderTasks = typeof tasks

serveParent(tasks)
