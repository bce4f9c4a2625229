import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Framework, SERVERS } from '../contenders/servers.ts'
import { serveParent } from '../measure/child.ts'
import type { Merchant } from '../workload/merchant.ts'
import type { CallKind } from '../workload/signed-call.ts'

/** One contender as a server, in a process of its own. */
const tasks = {
  /** @returns The port. */
  async listen({ framework, contender, merchant, kind }: Contender): Promise<number> {
    const make = SERVERS[framework][contender]
    if (make === undefined) throw new Error(`${framework} has no contender '${contender}'`)
    const server = createServer(await make(merchant, kind))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port // it listens on TCP
  },
  /** CPU time since the start, in microseconds, of all threads. */
  cpuTime(): number {
    const { user, system } = process.cpuUsage()
    return user + system
  },
}

interface Contender {
  readonly framework: Framework
  readonly contender: string
  readonly merchant: Merchant
  readonly kind: CallKind
}

export type ServerTasks = typeof tasks

serveParent(tasks)
