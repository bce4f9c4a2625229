import { expectSuccess, type LocalCall, type LocalContender, toLocalCall } from '../contenders/contender.ts'
import { LOCAL_CONTENDERS, type LocalContenderName } from '../contenders/local.ts'
import { measureAllocation } from '../measure/allocation.ts'
import { serveParent } from '../measure/child.ts'
import { measureThroughput } from '../measure/throughput.ts'
import type { Merchant } from '../workload/merchant.ts'
import type { SignedCall } from '../workload/sign-calls.ts'
import type { WorkloadName } from '../workload/workloads.ts'

interface Task {
  readonly contender: LocalContenderName
  readonly workload: WorkloadName
  readonly merchant: Merchant
  readonly calls: readonly SignedCall[]
}

let make: () => LocalContender | Promise<LocalContender> = () => {
  throw new Error('use comes first')
}
let calls: readonly LocalCall[] = []
let contender: LocalContender | undefined

/** The contender made anew: it has seen none of the calls. */
async function renew(): Promise<(call: LocalCall) => Promise<void>> {
  await contender?.close()
  const fresh = await make()
  contender = fresh
  return (call) => expectSuccess(fresh, call)
}

/** One contender in a process of its own, so that none runs code that was compiled for another. */
const tasks = {
  use({ contender, workload, merchant, calls: signed }: Task): void {
    make = () => LOCAL_CONTENDERS[contender].make(merchant, workload)
    calls = signed.map(toLocalCall)
  },
  async throughput(atOnce: number) {
    return measureThroughput(calls, atOnce, await renew())
  },
  async allocation() {
    return measureAllocation(calls, renew)
  },
}

export type LocalContenderTasks = typeof tasks

serveParent(tasks)
