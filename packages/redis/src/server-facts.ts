import type { RedisNode } from './redis-link.ts'

/** What a server says of itself. Empty texts and zeros where it may not be asked. */
export interface ServerFacts {
  readonly address: string
  /** `maxmemory-policy`; `undefined` where nobody may know. */
  readonly policy: string | undefined
  readonly isReplica: boolean
  /** Another one for each start of a server. */
  readonly runId: string
  /** The name of its history. A replica has its master's; once it is the master itself, it has one of its own. */
  readonly history: string
  /** How far it has come in its history, in bytes. */
  readonly offset: number
  /** The history that it went on from when it became the master, and where it left that one. */
  readonly formerHistory: string
  readonly formerOffset: number
}

/** Asks a server of itself. @throws what the client rejects with, unless it is that the question is forbidden. */
export async function readFacts(node: RedisNode): Promise<ServerFacts> {
  const info = parseInfo(String((await orForbidden(node.readInfo())) ?? ''))
  const read = (name: string) => info.get(name) ?? ''
  return {
    address: node.address,
    policy: info.get('maxmemory_policy') ?? findPolicy(await orForbidden(node.readPolicy())),
    isReplica: read('role') === 'slave',
    runId: read('run_id'),
    history: read('master_replid'),
    offset: Number(read('master_repl_offset')),
    formerHistory: read('master_replid2'),
    formerOffset: Number(read('second_repl_offset')),
  }
}

function parseInfo(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^(\w+):(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name, value] as const]
    }),
  )
}

/** CONFIG GET is a list or a record, by client and protocol. */
function findPolicy(reply: unknown): string | undefined {
  if (typeof reply !== 'object' || reply === null) return undefined
  const policy = Array.isArray(reply) ? reply[1] : Reflect.get(reply, 'maxmemory-policy')
  return typeof policy === 'string' ? policy : undefined
}

async function orForbidden(asking: Promise<unknown>): Promise<unknown> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Error && /NOPERM|unknown (?:sub)?command/i.test(error.message)) return undefined
    throw error
  }
}
