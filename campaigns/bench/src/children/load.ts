import { openConnection } from '../load/connection.ts'
import { pace } from '../load/pace.ts'
import { requestWriter } from '../load/request-writer.ts'
import { saturate } from '../load/saturate.ts'
import { serveParent } from '../measure/child.ts'
import type { Merchant } from '../workload/merchant.ts'
import { type CallKind, signCalls } from '../workload/signed-call.ts'

/** The load generator, in a process of its own. */
interface Target {
  readonly port: number
  readonly kind: CallKind
  readonly merchant: Merchant
  readonly connections: number
  readonly milliseconds: number
}

let calls = 0

async function connectTo({ port, kind, merchant, connections }: Target) {
  let broken: Error | undefined
  const open = await Promise.all(
    Array.from({ length: connections }, () =>
      openConnection(port, (error) => {
        broken = error
      }),
    ),
  )
  const nextRequest = requestWriter(await signCalls(kind, merchant), calls)
  calls += 10_000_000 // more than any window holds
  return {
    open,
    nextRequest,
    close() {
      for (const connection of open) connection.close()
      if (broken !== undefined) throw broken
    },
  }
}

const tasks = {
  async saturate(target: Target) {
    const { open, nextRequest, close } = await connectTo(target)
    const result = await saturate(open, nextRequest, target.milliseconds)
    close()
    return result
  },
  async pace({ callsPerSecond, ...target }: Target & { readonly callsPerSecond: number }) {
    const { open, nextRequest, close } = await connectTo(target)
    const result = await pace(open, nextRequest, { callsPerSecond, milliseconds: target.milliseconds })
    close()
    return result
  },
}

export type LoadTasks = typeof tasks

serveParent(tasks)
