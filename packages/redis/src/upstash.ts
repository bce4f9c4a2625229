import type { RedisLink } from './redis-link.ts'

/** What this store needs of a client of the `@upstash/redis` package, which speaks HTTP: `new Redis({ url, token })`. */
export interface UpstashCommands {
  eval(script: string, keys: string[], values: string[]): Promise<unknown>
  evalsha(sha1: string, keys: string[], values: string[]): Promise<unknown>
}

/** Leads to a Redis over HTTP. There is no connection to be lost, and no server to be asked what it evicts. */
export function linkUpstash(client: UpstashCommands): RedisLink {
  return {
    describeOutage: () => undefined,
    runScript: (script, keys, values) => withoutCommand(client.eval(script, [...keys], [...values])),
    runScriptByHash: (sha1, keys, values) => withoutCommand(client.evalsha(sha1, [...keys], [...values])),
    findMasters: undefined,
  }
}

/** The client's errors repeat the whole command, and so the answer that was to be stored. */
async function withoutCommand(running: Promise<unknown>): Promise<unknown> {
  try {
    return await running
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const [text = ''] = error.message.split(', command was:')
    throw new Error(text.replace(/^Command (?:\d+ \[ \w+ \] )?failed: /, ''))
  }
}
