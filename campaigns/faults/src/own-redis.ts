import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedis, type TestServer } from '@snap-sdk/test-servers'

/** A Redis that a campaign may stop, and that remembers what it has acknowledged. */
export interface OwnRedis extends TestServer {
  /** Stops it now, and starts it again on the same port after a while. */
  restart(afterMilliseconds: number): Promise<void>
}

/** @returns `undefined` when the machine has no redis-server. */
export async function startOwnRedis(): Promise<OwnRedis | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'snap-own-redis-'))
  const durable = ['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always']
  let server = await startRedis(undefined, durable)
  if (server === undefined) return undefined
  const { url } = server
  return {
    url,
    async restart(afterMilliseconds) {
      await server?.stop()
      await new Promise((resolve) => setTimeout(resolve, afterMilliseconds))
      server = await startRedis(Number(new URL(url).port), durable)
    },
    async stop() {
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
