import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinary, freePort, isListening, stopProcess, waitFor } from './machine.ts'
import { missing, running, type TestServer } from './test-server.ts'

/**
 * Finds a Redis: at REDIS_URL, else at the usual local port, else started from a `redis-server` on the machine.
 *
 * @returns `undefined` when there is none; under CI=true that throws.
 */
export async function findRedis(): Promise<TestServer | undefined> {
  if (process.env.REDIS_URL !== undefined) return running(process.env.REDIS_URL)
  if (await isListening(6379)) return running('redis://127.0.0.1:6379')
  return startRedis()
}

/** Starts a Redis of its own, which keeps nothing: a test may stop it, and start another on the same port. */
export async function startRedis(port?: number, further: readonly string[] = []): Promise<TestServer | undefined> {
  if (findBinary('redis-server') === undefined)
    return missing('a Redis that can be stopped', 'redis-server (Debian: apt-get install redis-server)')
  const usedPort = port ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'snap-redis-'))
  const options = [
    '--port',
    String(usedPort),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ]
  const server = spawn('redis-server', [...options, ...further], { stdio: 'ignore' })
  await waitFor(() => isListening(usedPort), `redis-server on port ${usedPort}`)
  return {
    url: `redis://127.0.0.1:${usedPort}`,
    async stop() {
      await stopProcess(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
