import { openConnection } from '../load/connection.ts'
import { pace } from '../load/pace.ts'
import { saturate } from '../load/saturate.ts'
import { writeRequest } from '../load/write-request.ts'
import { serveParent } from '../measure/child.ts'
import type { SignedCall } from '../workload/sign-calls.ts'

interface Target {
  readonly port: number
  readonly connections: number
}

let requests: readonly Uint8Array[] = []

async function connectTo({ port, connections }: Target) {
  let broken: Error | undefined
  const note = (error: Error) => {
    broken = error
  }
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port, note)))
  return {
    open,
    close() {
      for (const connection of open) connection.close()
      if (broken !== undefined) throw broken
    },
  }
}

/** The load generator, in a process of its own. */
const tasks = {
  use(calls: readonly SignedCall[]): void {
    requests = calls.map(writeRequest)
  },
  async saturate(target: Target) {
    const { open, close } = await connectTo(target)
    const result = await saturate(open, requests)
    close()
    return result
  },
  async pace({ callsPerSecond, ...target }: Target & { readonly callsPerSecond: number }) {
    const { open, close } = await connectTo(target)
    const result = await pace(open, requests, callsPerSecond)
    close()
    return result
  },
}

export type LoadTasks = typeof tasks

serveParent(tasks)
