import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DoorName, type Served, type ServerName, serve } from '../contenders/servers.ts'
import { serveParent } from '../measure/child.ts'
import type { Merchant } from '../workload/merchant.ts'
import type { WorkloadName } from '../workload/workloads.ts'

interface Contender {
  readonly door: DoorName
  readonly server: ServerName
  readonly merchant: Merchant
  readonly workload: WorkloadName
}

let make: (() => Promise<Served>) | undefined
let served: Served | undefined

/** One contender as a server, in a process of its own. */
const tasks = {
  /** @returns The port. */
  async listen({ door, server, ...what }: Contender): Promise<number> {
    make = () => serve(door, server, what)
    await tasks.renew()
    const http = createServer((request, response) => served?.listener(request, response))
    http.keepAliveTimeout = 120_000 // at half load some connections have nothing to do for long
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return (http.address() as AddressInfo).port // it listens on TCP
  },
  /** Forgets all calls: the same ones are new again. */
  async renew(): Promise<void> {
    await served?.close()
    served = await make?.()
  },
  /** CPU time since the start, in microseconds, of all threads. */
  cpuTime(): number {
    const { user, system } = process.cpuUsage()
    return user + system
  },
}

export type ServerTasks = typeof tasks

serveParent(tasks)
